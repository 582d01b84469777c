package battwheels.vehicles;

import battwheels.platform.streams.EventType;
import java.util.List;

/** The kinds of events that vehicles tell. */
public final class VehicleVocabulary {
    private VehicleVocabulary() {}

    public static List<EventType> types() {
        return List.of(
                new EventType(
                        "vehicle.created",
                        1,
                        VehicleEvents.VehicleCreated.class,
                        "vehicles:read",
                        "A vehicle was registered."),
                new EventType(
                        "vehicle.updated",
                        1,
                        VehicleEvents.VehicleUpdated.class,
                        "vehicles:read",
                        "Fields of a vehicle were changed."),
                new EventType(
                        "vehicle.status_changed",
                        1,
                        VehicleEvents.VehicleStatusChanged.class,
                        "vehicles:read",
                        "A vehicle came into the workshop, was serviced or left."),
                new EventType(
                        "vehicle.deleted",
                        1,
                        VehicleEvents.VehicleDeleted.class,
                        "vehicles:read",
                        "A vehicle was deleted."));
    }
}
