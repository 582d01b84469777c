package battwheels.vehicles;

import battwheels.platform.bus.Query;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;

/** By what vehicles are found and sorted. */
final class VehicleSearch {
    static final String OWNER = "owner_folded";
    private static final Map<String, String> SORT_FIELDS = Map.of(
            "created_at", "created_at",
            "updated_at", "updated_at",
            "registration_number", "registration_number",
            "owner_name", OWNER);

    private VehicleSearch() {}

    /** What is kept beside a vehicle. Stores have no collation to rely on, so text is folded here. */
    static Map<String, Object> folded(Vehicle vehicle) {
        return Map.of(OWNER, vehicle.owner().name().toLowerCase(Locale.ROOT));
    }

    static String sortField(String sortBy) {
        return SORT_FIELDS.getOrDefault(sortBy, "created_at");
    }

    /** The filter of {@code listVehicles}. */
    static JsonObject filter(Query query) {
        JsonObject filter = new JsonObject();
        query.text("status").ifPresent(status -> filter.put("current_status", status));
        query.text("customer_id").ifPresent(contact -> filter.mergeIn(broughtBy(contact)));
        query.text("registration_number")
                .ifPresent(plate -> filter.put("registration_number", RegistrationNumber.normalised(plate)));
        return filter;
    }

    static JsonObject broughtBy(String contactId) {
        return new JsonObject().put("customer_id", contactId);
    }
}
