package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

final class VehicleRows implements DomainRows {
    private static final AtomicInteger PLATES = new AtomicInteger();

    @Override
    public void declare(Rows rows) {
        rows.member("listVehicles", (shop, call) -> call.query("customer_id", ContactRows.contact(shop)));
        rows.member("createVehicle", (shop, call) -> fresh(call).with("customer_id", ContactRows.contact(shop)));
        rows.member(
                "updateVehicle",
                (shop, call) -> call.path("vehicle_id", vehicle(shop)).with("customer_id", ContactRows.contact(shop)));
        for (String operation : List.of("getVehicle", "deleteVehicle", "getVehicleHistory")) {
            rows.member(operation, (shop, call) -> call.path("vehicle_id", vehicle(shop)));
        }
        rows.member(
                "setVehicleStatus",
                (shop, call) -> call.path("vehicle_id", vehicle(shop)).query("status", "serviced"));
    }

    /** A new vehicle of nobody. */
    static String vehicle(Shop shop) {
        return shop.made("createVehicle", "/vehicle_id", VehicleRows::fresh);
    }

    private static Call fresh(Call call) {
        int number = PLATES.incrementAndGet();
        return call.with(
                        "registration_number",
                        String.format(Locale.ROOT, "KA%02dAB%04d", 1 + number / 9_999, number % 9_999 + 1))
                .without("vin");
    }
}
