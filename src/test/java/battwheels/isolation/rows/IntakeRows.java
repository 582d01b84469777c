package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;

final class IntakeRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.member(
                "submitPublicTicket",
                (shop, call) -> call.query("org_slug", slug(shop)),
                "tracking_token",
                "tracking_url");
        rows.member("trackPublicTicket", (shop, call) -> call.path("token", token(shop, TicketRows.ticket(shop))));
        rows.member("answerSurvey", (shop, call) -> call.path("token", token(shop, TicketRows.closed(shop))));
        rows.member(
                "createTrackingLink",
                (shop, call) -> call.path("ticket_id", TicketRows.ticket(shop)),
                "tracking_token",
                "tracking_url");
        rows.member("getTicketSurvey", (shop, call) -> {
            String ticket = TicketRows.closed(shop);
            String token = token(shop, ticket);
            shop.made("answerSurvey", "/ticket_id", answer -> answer.path("token", token));
            return call.path("ticket_id", ticket);
        });
    }

    private static String slug(Shop shop) {
        return shop.made("getOrganization", "/slug", call -> call);
    }

    private static String token(Shop shop, String ticket) {
        return shop.made("createTrackingLink", "/tracking_token", call -> call.path("ticket_id", ticket));
    }
}
