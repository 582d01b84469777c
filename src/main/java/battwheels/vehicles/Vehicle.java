package battwheels.vehicles;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle. Its plate may change hands and is not unique; its VIN is.
 *
 * @param batteryCapacity kilowatt hours
 * @param openTickets ids of the tickets that keep it in the workshop, at most {@link #OPEN_TICKETS_MAX}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
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

    public static final int OPEN_TICKETS_MAX = 100;

    public Vehicle {
        openTickets = List.copyOf(openTickets);
    }

    /** The value of the unique key {@code vin_key}: the VIN, or a value no other vehicle has. */
    public String vinKey() {
        return vin == null ? "~" + vehicleId : vin.value();
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
