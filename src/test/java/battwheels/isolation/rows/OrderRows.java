package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;
import java.util.Map;

/** Sales orders, from the draft to their invoice. */
final class OrderRows implements DomainRows {
    private static final String[] COUNTED = {"salesorder_number"};

    @Override
    public void declare(Rows rows) {
        rows.plain("getSalesOrderSummary", "getFulfillmentSummary");
        rows.member("listSalesOrders", (shop, call) -> call.query("customer_id", ContactRows.contact(shop)));
        rows.member("createSalesOrder", OrderRows::fresh, COUNTED);
        for (String operation : List.of(
                "getSalesOrder",
                "updateSalesOrder",
                "deleteSalesOrder",
                "confirmSalesOrder",
                "voidSalesOrder",
                "cloneSalesOrder")) {
            rows.member(operation, (shop, call) -> call.path("salesorder_id", order(shop)), COUNTED);
        }
        rows.member("sendSalesOrder", (shop, call) -> call.path("salesorder_id", confirmed(shop)), COUNTED);
        rows.member("convertSalesOrderToInvoice", (shop, call) -> call.path("salesorder_id", confirmed(shop)));
        rows.member("closeSalesOrder", (shop, call) -> call.path("salesorder_id", open(shop)), COUNTED);
        rows.member(
                "fulfillSalesOrder",
                (shop, call) -> {
                    String id = open(shop);
                    String line = shop.made(
                            "getSalesOrder", "/line_items/0/line_item_id", read -> read.path("salesorder_id", id));
                    return call.path("salesorder_id", id)
                            .with("line_items", List.of(Map.of("line_item_id", line, "quantity_to_fulfill", 1)));
                },
                COUNTED);
        rows.member(
                "convertEstimateToSalesOrder",
                (shop, call) -> call.path("estimate_id", EstimateRows.accepted(shop)),
                "salesorder_number",
                "from_estimate_number");
    }

    private static Call fresh(Shop shop, Call call) {
        return call.with("customer_id", ContactRows.contact(shop))
                .with("line_items", List.of(Map.of("name", "Charger", "hsn_sac_code", "850440", "rate", 3000)));
    }

    private static String order(Shop shop) {
        return shop.made("createSalesOrder", "/salesorder_id", call -> fresh(shop, call));
    }

    private static String confirmed(Shop shop) {
        String id = order(shop);
        return shop.made("confirmSalesOrder", "/salesorder_id", call -> call.path("salesorder_id", id));
    }

    private static String open(Shop shop) {
        String id = confirmed(shop);
        return shop.made("sendSalesOrder", "/salesorder_id", call -> call.path("salesorder_id", id));
    }
}
