package battwheels.vehicles;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle. No two of an organization share a VIN or a plate; trade plates, which go from vehicle to vehicle, aside.
 *
 * @param batteryCapacity kilowatt hours
 * @param openTickets ids of the tickets that keep it in the workshop, at most {@link #OPEN_TICKETS_MAX}
 */
public record Vehicle(
        String vehicleId,
        @JsonUnwrapped(prefix = "owner_") Owner owner,
        String make,
        String model,
        int year,
        RegistrationNumber registrationNumber,
        @Nullable Vin vin,
        @Nullable String vehicleType,
        @Nullable String vehicleCategory,
        @Nullable BigDecimal batteryCapacity,
        @Nullable String customerId,
        @Nullable String notes,
        VehicleStatus currentStatus,
        List<String> openTickets,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    public static final String VIN_KEY = "vin_key";
    public static final String REGISTRATION_KEY = "registration_key";
    public static final int OPEN_TICKETS_MAX = 100;

    public Vehicle {
        openTickets = List.copyOf(openTickets);
    }

    /** What no other vehicle of the organization may have, by the field of its unique index; absent values left out. */
    public Map<String, String> uniqueValues() {
        Map<String, String> values = new HashMap<>();
        if (registrationNumber.series() != RegistrationSeries.TRADE) {
            values.put(REGISTRATION_KEY, registrationNumber.value());
        }
        if (vin != null) {
            values.put(VIN_KEY, vin.value());
        }
        return values;
    }

    Vehicle standing(VehicleStatus status, List<String> tickets, Instant now) {
        return new Vehicle(
                vehicleId,
                owner,
                make,
                model,
                year,
                registrationNumber,
                vin,
                vehicleType,
                vehicleCategory,
                batteryCapacity,
                customerId,
                notes,
                status,
                tickets,
                createdBy,
                createdAt,
                now);
    }
}
