package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Of {@code webhooks.yaml}. An organization has few of them, so that most rows share one. */
final class WebhookRows implements DomainRows {
    private final Map<String, String> shared = new ConcurrentHashMap<>();

    @Override
    public void declare(Rows rows) {
        rows.plain("listWebhooks", "createWebhook");
        rows.member("deleteWebhook", (shop, call) -> call.path("webhook_id", webhook(shop)));
        for (String operation :
                List.of("getWebhook", "updateWebhook", "rotateWebhookSecret", "testWebhook", "listWebhookDeliveries")) {
            rows.member(operation, (shop, call) -> call.path("webhook_id", one(shop)));
        }
        for (String operation : List.of("getWebhookDelivery", "replayWebhookDelivery")) {
            rows.member(
                    operation,
                    (shop, call) -> call.path("webhook_id", one(shop)).path("delivery_id", delivery(shop)));
        }
    }

    private String one(Shop shop) {
        return shared.computeIfAbsent(shop.organizationId(), made -> webhook(shop));
    }

    private static String webhook(Shop shop) {
        return shop.made("createWebhook", "/webhook_id", call -> call);
    }

    private String delivery(Shop shop) {
        return shop.made("testWebhook", "/delivery_id", call -> call.path("webhook_id", one(shop)));
    }
}
