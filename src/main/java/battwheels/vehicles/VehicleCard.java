package battwheels.vehicles;

import org.jspecify.annotations.Nullable;

/** What other domains are told of a vehicle when they ask {@code vehicles.describe} by {@code vehicle_id}. */
public record VehicleCard(
        String vehicleId,
        String make,
        String model,
        int year,
        String registrationNumber,
        @Nullable String vehicleType,
        @Nullable String customerId,
        String ownerName) {

    static VehicleCard of(Vehicle vehicle) {
        return new VehicleCard(
                vehicle.vehicleId(),
                vehicle.make(),
                vehicle.model(),
                vehicle.year(),
                vehicle.registrationNumber().value(),
                vehicle.vehicleType(),
                vehicle.customerId(),
                vehicle.owner().name());
    }
}
