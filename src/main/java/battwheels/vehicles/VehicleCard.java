package battwheels.vehicles;

import org.jspecify.annotations.Nullable;

/** A vehicle as other domains see one. */
public record VehicleCard(
        String vehicleId,
        @Nullable String make,
        @Nullable String model,
        @Nullable Integer year,
        @Nullable String registrationNumber,
        @Nullable String vehicleType,
        @Nullable String customerId,
        @Nullable String ownerName) {}
