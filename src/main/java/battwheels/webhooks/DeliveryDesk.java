package battwheels.webhooks;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The log of deliveries, and what people have sent: trials, and what was not taken once more. */
final class DeliveryDesk {
    private static final String TEST = "webhook.test";

    private final Endpoints endpoints;
    private final DeliveryStore deliveries;
    private final Sending sending;
    private final InstantSource clock;

    DeliveryDesk(Endpoints endpoints, DeliveryStore deliveries, Sending sending, InstantSource clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.sending = sending;
        this.clock = clock;
    }

    Reply list(Command command) {
        String webhookId = endpoint(command).webhookId();
        JsonObject filter = new JsonObject().put("webhook_id", webhookId);
        command.query().text("status").ifPresent(status -> filter.put("status", status));
        return new Reply.Listing(
                deliveries.page(command.scope(), filter, command.page()).map(DeliveryView::row));
    }

    Reply get(Command command) {
        return new Reply.Plain(DeliveryView.whole(delivery(command)));
    }

    Reply test(Command command) {
        Scope scope = command.scope();
        Endpoint endpoint = enabled(command);
        String messageId = command.newId("msg");
        String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        Message message = new Message(
                TEST,
                time,
                scope.organization().value(),
                null,
                Map.of("webhook_id", endpoint.webhookId(), "name", endpoint.name()));
        return accepted(sending.begin(scope, endpoint.webhookId(), messageId, TEST, message.text()));
    }

    /** One that is on its way is left there: said twice it is done once. */
    Reply replay(Command command) {
        enabled(command);
        Delivery delivery = delivery(command);
        if (!delivery.isPending() && !command.idempotency().completed()) {
            sending.again(command.scope(), delivery);
        }
        return accepted(delivery(command));
    }

    private static Reply accepted(Delivery delivery) {
        return new Reply.Accepted(
                DeliveryView.whole(delivery),
                EndpointDesk.PATH + delivery.webhookId() + "/deliveries/" + delivery.deliveryId());
    }

    private Endpoint enabled(Command command) {
        Endpoint endpoint = endpoint(command);
        if (!endpoint.isEnabled()) {
            throw new RefusedException(Problem.of(
                    ProblemCode.ILLEGAL_MOVE, "The webhook is switched off. Change its status to enabled first."));
        }
        return endpoint;
    }

    private Endpoint endpoint(Command command) {
        return endpoints.get(command.scope(), command.path("webhook_id")).state();
    }

    private Delivery delivery(Command command) {
        String webhookId = endpoint(command).webhookId();
        return deliveries
                .find(command.scope(), command.path("delivery_id"))
                .filter(found -> found.webhookId().equals(webhookId))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }
}
