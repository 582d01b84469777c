package battwheels.vehicles;

import battwheels.platform.bus.Query;
import battwheels.platform.search.SearchWords;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        return Map.of(
                OWNER,
                vehicle.owner().name().toLowerCase(Locale.ROOT),
                SearchWords.FIELD,
                SearchWords.of(texts(vehicle)));
    }

    private static Stream<@Nullable String> texts(Vehicle vehicle) {
        Owner owner = vehicle.owner();
        Stream<@Nullable Object> told = Stream.of(
                vehicle.registrationNumber(),
                owner.name(),
                owner.email(),
                vehicle.vin(),
                vehicle.make(),
                vehicle.model(),
                vehicle.vehicleCategory());
        return Stream.concat(told.map(VehicleSearch::text), SearchWords.dialled(text(owner.phone())));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static String sortField(String sortBy) {
        return SORT_FIELDS.getOrDefault(sortBy, "created_at");
    }

    /** The filter of {@code listVehicles}. */
    static JsonObject filter(Query query) {
        JsonObject filter = new JsonObject();
        query.text("status").ifPresent(status -> filter.put("current_status", status));
        query.text("customer_id").ifPresent(contact -> filter.mergeIn(broughtBy(contact)));
        query.text("search")
                .filter(text -> !text.isBlank())
                .ifPresent(text -> filter.mergeIn(SearchWords.beginningWith(text)));
        query.text("registration_number")
                .ifPresent(plate -> filter.put("registration_number", RegistrationNumber.normalised(plate)));
        return filter;
    }

    static JsonObject broughtBy(String contactId) {
        return new JsonObject().put("customer_id", contactId);
    }
}
