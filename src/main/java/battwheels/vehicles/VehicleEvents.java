package battwheels.vehicles;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to vehicles. A record's components are the event's data; {@code type()} is not part of them. */
public final class VehicleEvents {
    static final String STATUS_CHANGED = "vehicle.status_changed";

    private VehicleEvents() {}

    public sealed interface VehicleEvent {
        String type();

        String vehicleId();
    }

    public record VehicleCreated(
            String vehicleId,
            RegistrationNumber registrationNumber,
            String make,
            String model,
            int year,
            @Nullable String customerId)
            implements VehicleEvent {
        @Override
        public String type() {
            return "vehicle.created";
        }
    }

    public record VehicleUpdated(String vehicleId, List<String> changes) implements VehicleEvent {
        @Override
        public String type() {
            return "vehicle.updated";
        }
    }

    /** {@code ticketId} is the ticket that moved the vehicle, null when a person did. */
    public record VehicleStatusChanged(
            String vehicleId,
            VehicleStatus oldStatus,
            VehicleStatus newStatus,
            @Nullable String ticketId) implements VehicleEvent {
        @Override
        public String type() {
            return STATUS_CHANGED;
        }
    }

    public record VehicleDeleted(String vehicleId) implements VehicleEvent {
        @Override
        public String type() {
            return "vehicle.deleted";
        }
    }
}
