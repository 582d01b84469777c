package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;

final class TicketRows implements DomainRows {
    /** How long the clock of the promise has run, in milliseconds. */
    private static final String CLOCK = "sla_used_ms";

    @Override
    public void declare(Rows rows) {
        rows.plain("getTicketStats");
        rows.member("getTicketBoard", (shop, call) -> call.query("technician_id", shop.technician()));
        rows.plain("getSlaConfig");
        rows.boundByKey("the policy's id is made of the organization's", "getSlaConfig");
        rows.plain("updateSlaConfig");
        rows.member("getSlaBreachReport", (shop, call) -> call.query("technician_id", shop.technician()));
        rows.member("listTickets", (shop, call) -> call.query("technician_id", shop.technician()));
        rows.member(
                "createTicket",
                (shop, call) -> call.with("vehicle_id", VehicleRows.vehicle(shop))
                        .with("customer_id", ContactRows.contact(shop)));
        rows.member(
                "updateTicket",
                (shop, call) -> call.path("ticket_id", ticket(shop))
                        .without("status")
                        .with("vehicle_id", VehicleRows.vehicle(shop))
                        .with("customer_id", ContactRows.contact(shop))
                        .with("assigned_technician_id", shop.technician()),
                CLOCK);
        rows.member(
                "assignTicket",
                (shop, call) -> call.path("ticket_id", ticket(shop)).with("technician_id", shop.technician()),
                CLOCK);
        rows.member("completeTicketWork", (shop, call) -> call.path("ticket_id", underWork(shop)), CLOCK);
        rows.member("reopenTicket", (shop, call) -> call.path("ticket_id", closed(shop)), CLOCK);
        for (String operation :
                List.of("getTicket", "startTicketWork", "closeTicket", "listTicketActivities", "addTicketActivity")) {
            rows.member(operation, (shop, call) -> call.path("ticket_id", ticket(shop)), CLOCK);
        }
        for (String operation : List.of("updateTicketActivity", "deleteTicketActivity")) {
            rows.member(operation, (shop, call) -> {
                String ticket = ticket(shop);
                return call.path("ticket_id", ticket).path("activity_id", activity(shop, ticket));
            });
        }
    }

    /** A new ticket, open. */
    static String ticket(Shop shop) {
        return shop.made("createTicket", "/ticket_id", call -> call);
    }

    /** A ticket on which somebody works. */
    static String underWork(Shop shop) {
        String ticket = ticket(shop);
        shop.made(
                "assignTicket",
                "/ticket_id",
                call -> call.path("ticket_id", ticket).with("technician_id", shop.technician()));
        return shop.made("startTicketWork", "/ticket_id", call -> call.path("ticket_id", ticket));
    }

    static String closed(Shop shop) {
        String ticket = ticket(shop);
        return shop.made("closeTicket", "/ticket_id", call -> call.path("ticket_id", ticket));
    }

    private static String activity(Shop shop, String ticket) {
        return shop.made("addTicketActivity", "/activity_id", call -> call.path("ticket_id", ticket));
    }
}
