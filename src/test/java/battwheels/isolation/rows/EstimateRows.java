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
        rows.member("answerSharedEstimate", (shop, call) -> call.path("token", token(shop)), COUNTED);
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

    private static String accepted(Shop shop) {
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
