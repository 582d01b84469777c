package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;

final class EvfiRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.plain("listFailureCards", "createFailureCard");
        for (String operation : List.of(
                "getFailureCard",
                "updateFailureCard",
                "submitFailureCard",
                "approveFailureCard",
                "archiveFailureCard")) {
            rows.member(operation, (shop, call) -> call.path("failure_id", card(shop)));
        }
        rows.member("returnFailureCard", (shop, call) -> call.path("failure_id", moved(shop, "submitFailureCard")));
        rows.member("deprecateFailureCard", (shop, call) -> call.path("failure_id", moved(shop, "approveFailureCard")));
    }

    /** A new draft. */
    static String card(Shop shop) {
        return shop.made("createFailureCard", "/failure_id", call -> call);
    }

    private static String moved(Shop shop, String move) {
        String id = card(shop);
        return shop.made(move, "/failure_id", call -> call.path("failure_id", id));
    }
}
