package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.concurrent.atomic.AtomicInteger;

final class FilterRows implements DomainRows {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Override
    public void declare(Rows rows) {
        rows.plain("listSavedFilters");
        rows.member("createSavedFilter", (shop, call) -> fresh(call), "name");
        rows.member("getSavedFilter", (shop, call) -> call.path("filter_id", filter(shop)));
        rows.member("updateSavedFilter", (shop, call) -> fresh(call.path("filter_id", filter(shop))), "name");
        rows.member("deleteSavedFilter", (shop, call) -> call.path("filter_id", filter(shop)));
    }

    private static String filter(Shop shop) {
        return shop.made("createSavedFilter", "/filter_id", FilterRows::fresh);
    }

    private static Call fresh(Call call) {
        return call.with("name", "Filter " + NAMES.incrementAndGet());
    }
}
