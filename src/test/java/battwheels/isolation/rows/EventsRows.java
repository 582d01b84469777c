package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import battwheels.platform.streams.ParkedFixture;
import java.util.List;

final class EventsRows implements DomainRows {
    private static final List<String> TIMELINE = List.of("ticket_timeline");
    private static final List<String> CHART = List.of("chart_of_accounts");

    @Override
    public void declare(Rows rows) {
        rows.member("listEvents", (shop, call) -> call.query("aggregate_id", TicketRows.ticket(shop)));
        rows.member("streamEvents", (shop, call) -> {
            TicketRows.ticket(shop);
            return call.query("after_sequence", "0");
        });
        rows.boundByKey("the stream's name holds the organization", "streamEvents");
        rows.plain("getEventTypes");
        rows.plain("getEventSubscriptions");
        rows.withoutTenantData("getEventSubscriptions", "the subscriptions are the product's");
        rows.member(
                "planEventReplay",
                (shop, call) -> {
                    TicketRows.ticket(shop);
                    return call.without("from_time")
                            .with("subscriptions", TIMELINE)
                            .with("from_event_id", latest(shop));
                },
                "from_sequence",
                "to_sequence",
                "deliveries");
        rows.member(
                "startEventReplay",
                (shop, call) -> call.with("subscriptions", CHART)
                        .with("to_sequence", wholeLog(shop))
                        .with("deliveries", 1));
        rows.withoutTenantData("getEventTypes", "the registry is the product's");
        rows.member("listEventDeliveries", (shop, call) -> {
            parked(rows, shop);
            return call;
        });
        for (String operation : List.of("getEventDelivery", "retryEventDelivery", "dropEventDelivery")) {
            rows.member(operation, (shop, call) -> call.path("delivery_id", parked(rows, shop)), "sequence");
        }
    }

    /** The last sequence; each organization's book is made once, whatever else is in the log. */
    private static String wholeLog(Shop shop) {
        return shop.made(
                "planEventReplay",
                "/to_sequence",
                call -> call.without("from_time").with("subscriptions", CHART).with("from_sequence", "1"));
    }

    private static String latest(Shop shop) {
        return shop.made(
                "listEvents",
                "/data/0/id",
                call -> call.query("type", "ticket.created").query("sort_order", "desc"));
    }

    /** A delivery that waits for a person's decision. */
    static String parked(Rows rows, Shop shop) {
        TicketRows.ticket(shop);
        shop.made("listEvents", "/data/0/id", call -> call);
        return ParkedFixture.park(rows.server().documents(), shop.organizationId(), "ticket.created");
    }
}
