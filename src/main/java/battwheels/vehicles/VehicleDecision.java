package battwheels.vehicles;

import battwheels.platform.problem.Fault;
import battwheels.vehicles.VehicleEvents.VehicleDeleted;
import battwheels.vehicles.VehicleEvents.VehicleEvent;
import java.util.List;

/** What the rules answer to a command on a vehicle. */
public sealed interface VehicleDecision {

    /** Save this vehicle and these events in one write. No event: a fact changed that tells nobody anything. */
    record Changed(Vehicle vehicle, List<VehicleEvent> events) implements VehicleDecision {
        public Changed {
            events = List.copyOf(events);
        }
    }

    /** The vehicle is already so: answer it, write nothing. */
    record Unchanged(Vehicle vehicle) implements VehicleDecision {}

    /** Delete it and leave this event behind. */
    record Deleted(VehicleDeleted event) implements VehicleDecision {}

    /** 409: these tickets still need the vehicle. */
    record HasOpenTickets(List<String> ticketIds) implements VehicleDecision {}

    /** 422. */
    record Refused(List<Fault> faults) implements VehicleDecision {}
}
