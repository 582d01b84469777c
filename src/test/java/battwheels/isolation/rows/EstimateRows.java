package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;
import java.util.Map;

/** Estimates, and the links by which customers answer them. */
final class EstimateRows implements DomainRows {
    private static final String[] COUNTED = {"estimate_number", "expires_at"};

    @Override
    public void declare(Rows rows) {
        rows.boundByKey("the link names its organization", "viewSharedEstimate", "answerSharedEstimate");
        rows.member("listEstimates", (shop, call) -> call.query("customer_id", ContactRows.contact(shop)));
        rows.member("createEstimate", EstimateRows::fresh, COUNTED);
        for (String operation : List.of(
                "getEstimate",
                "getEstimatePdf",
                "updateEstimate",
                "deleteEstimate",
                "sendEstimate",
                "voidEstimate",
                "shareEstimate")) {
            rows.member(operation, (shop, call) -> call.path("estimate_id", estimate(shop)), COUNTED);
        }
        rows.member("revokeEstimateLink", (shop, call) -> call.path("estimate_id", shared(shop)), COUNTED);
        for (String operation : List.of("acceptEstimate", "declineEstimate")) {
            rows.member(operation, (shop, call) -> call.path("estimate_id", sent(shop)), COUNTED);
        }
        rows.member("convertEstimateToInvoice", (shop, call) -> call.path("estimate_id", accepted(shop)), COUNTED);
        rows.member("viewSharedEstimate", (shop, call) -> call.path("token", token(shop)), COUNTED);
        ticketEstimates(rows);
        rows.member("answerSharedEstimate", (shop, call) -> call.path("token", token(shop)), COUNTED);
    }

    private static void ticketEstimates(Rows rows) {
        rows.member(
                "listTicketEstimates",
                (shop, call) -> {
                    begun(shop);
                    return call;
                },
                COUNTED);
        rows.member(
                "ensureTicketEstimate",
                (shop, call) ->
                        call.path("ticket_id", TicketRows.ticket(shop)).with("customer_id", ContactRows.contact(shop)),
                COUNTED);
        rows.member(
                "getEstimateOfTicket",
                (shop, call) -> call.path("ticket_id", begun(shop).ticketId()),
                COUNTED);
        rows.member(
                "addTicketEstimateLine",
                (shop, call) -> coded(call).path("estimate_id", begun(shop).estimateId()),
                COUNTED);
        for (String operation : List.of("getTicketEstimate", "lockTicketEstimate", "unlockTicketEstimate")) {
            rows.member(
                    operation,
                    (shop, call) -> call.path("estimate_id", begun(shop).estimateId()),
                    COUNTED);
        }
        rows.member("updateTicketEstimateLine", EstimateRows::line, COUNTED);
        rows.member("deleteTicketEstimateLine", (shop, call) -> line(shop, call).query("version", "2"), COUNTED);
        rows.member("sendTicketEstimate", (shop, call) -> call.path("estimate_id", offered(shop)), COUNTED);
        rows.member("approveTicketEstimate", (shop, call) -> call.path("estimate_id", asked(shop)), COUNTED);
        rows.member(
                "convertTicketEstimateToInvoice",
                (shop, call) -> {
                    String id = asked(shop);
                    shop.made("approveTicketEstimate", "/estimate_id", yes -> yes.path("estimate_id", id));
                    return call.path("estimate_id", id);
                },
                COUNTED);
    }

    private record Begun(String ticketId, String estimateId) {}

    private static Begun begun(Shop shop) {
        String ticket = TicketRows.ticket(shop);
        return new Begun(
                ticket,
                shop.made(
                        "ensureTicketEstimate",
                        "/estimate_id",
                        call -> call.path("ticket_id", ticket).with("customer_id", ContactRows.contact(shop))));
    }

    private static String offered(Shop shop) {
        String id = begun(shop).estimateId();
        return shop.made(
                "addTicketEstimateLine", "/estimate_id", call -> coded(call).path("estimate_id", id));
    }

    private static Call coded(Call call) {
        return call.with("hsn_code", "998714");
    }

    private static Call line(Shop shop, Call call) {
        String id = begun(shop).estimateId();
        String line = shop.made(
                "addTicketEstimateLine",
                "/line_items/0/line_item_id",
                added -> coded(added).path("estimate_id", id));
        return call.path("estimate_id", id).path("line_item_id", line);
    }

    private static String asked(Shop shop) {
        String id = offered(shop);
        return shop.made("sendTicketEstimate", "/estimate_id", call -> call.path("estimate_id", id));
    }

    private static Call fresh(Shop shop, Call call) {
        return call.with("customer_id", ContactRows.contact(shop))
                .with("line_items", List.of(Map.of("name", "Fitting", "hsn_sac_code", "998714", "rate", 600)));
    }

    private static String estimate(Shop shop) {
        return shop.made("createEstimate", "/estimate_id", call -> fresh(shop, call));
    }

    private static String sent(Shop shop) {
        String id = estimate(shop);
        return shop.made("sendEstimate", "/estimate_id", call -> call.path("estimate_id", id));
    }

    static String accepted(Shop shop) {
        String id = sent(shop);
        return shop.made("acceptEstimate", "/estimate_id", call -> call.path("estimate_id", id));
    }

    private static String shared(Shop shop) {
        String id = sent(shop);
        shop.made("shareEstimate", "/token", call -> call.path("estimate_id", id));
        return id;
    }

    private static String token(Shop shop) {
        String id = sent(shop);
        return shop.made("shareEstimate", "/token", call -> call.path("estimate_id", id));
    }
}
