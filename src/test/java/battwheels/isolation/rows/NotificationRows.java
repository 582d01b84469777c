package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import battwheels.notifications.NotificationFixture;
import battwheels.platform.identity.Role;

final class NotificationRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.member("listNotifications", (shop, call) -> {
            notification(rows, shop);
            return call;
        });
        rows.plain(
                "getUnreadNotifications",
                "markAllNotificationsRead",
                "getNotificationPreferences",
                "updateNotificationPreferences",
                "getNotificationTemplates");
        rows.member("markNotificationRead", (shop, call) -> call.path("notification_id", notification(rows, shop)));
        rows.member("updateNotificationTemplate", (shop, call) -> call.path("kind", written(shop)));
        rows.member("resetNotificationTemplate", (shop, call) -> call.path("kind", "ticket_created"));
        rows.boundByKey(
                "they are their reader's; whoever is in two organizations is tried by NotificationsTest",
                "listNotifications",
                "getUnreadNotifications",
                "markNotificationRead",
                "getNotificationPreferences");
    }

    /** A kind whose words are the shop's own. */
    private static String written(Shop shop) {
        return shop.made("updateNotificationTemplate", "/kind", call -> call.path("kind", "ticket_closed"));
    }

    /** One of the owner's. */
    private static String notification(Rows rows, Shop shop) {
        String owner = shop.member(Role.OWNER).userId();
        return NotificationFixture.tell(rows.server().documents(), shop.organizationId(), owner);
    }
}
