package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import battwheels.platform.streams.ParkedFixture;
import java.util.List;

final class EventsRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.member("listEvents", (shop, call) -> call.query("aggregate_id", TicketRows.ticket(shop)));
        rows.member("streamEvents", (shop, call) -> {
            TicketRows.ticket(shop);
            return call.query("after_sequence", "0");
        });
        rows.boundByKey("the stream's name holds the organization", "streamEvents");
        rows.plain("getEventTypes");
        rows.withoutTenantData("getEventTypes", "the registry is the product's");
        rows.member("listEventDeliveries", (shop, call) -> {
            parked(rows, shop);
            return call;
        });
        for (String operation : List.of("getEventDelivery", "retryEventDelivery", "dropEventDelivery")) {
            rows.member(operation, (shop, call) -> call.path("delivery_id", parked(rows, shop)), "sequence");
        }
    }

    /** A delivery that waits for a person's decision. */
    static String parked(Rows rows, Shop shop) {
        TicketRows.ticket(shop);
        shop.made("listEvents", "/data/0/id", call -> call);
        return ParkedFixture.park(rows.server().documents(), shop.organizationId(), "ticket.created");
    }
}
