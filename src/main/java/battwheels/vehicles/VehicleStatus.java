package battwheels.vehicles;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a vehicle is on the road, in the workshop, or back from it. Tickets move it; a person at the desk, who sees
 * the vehicle, may set any state.
 */
public enum VehicleStatus {
    ACTIVE,
    IN_WORKSHOP,
    SERVICED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<VehicleStatus> find(String name) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(name))
                .findFirst();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static VehicleStatus named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no vehicle status " + name));
    }
}
