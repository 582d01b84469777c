package battwheels.vehicles;

import battwheels.platform.Kernel;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Reaction;
import battwheels.platform.outbox.Relay;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Vehicles come and go with their tickets: what is done when a ticket is told of, and what the log tells later. */
final class WorkshopTraffic {
    private static final int SHOWN = 100;

    /** What an event of a ticket means for its vehicle. */
    @FunctionalInterface
    private interface Step {
        VehicleDecision decide(Vehicle vehicle, String ticketId, Instant now);
    }

    private final VehicleRepository vehicles;
    private final Relay relay;
    private final EventLog log;
    private final InstantSource clock;

    WorkshopTraffic(Kernel kernel, VehicleRepository vehicles) {
        this.vehicles = vehicles;
        this.relay = kernel.relay();
        this.log = kernel.log();
        this.clock = kernel.clock();
    }

    void follow() {
        relay.subscribe("ticket.created", this::opened);
        relay.subscribe("ticket.closed", this::closed);
        relay.subscribe("ticket.status_changed", this::reopened);
    }

    void opened(Scope scope, JsonObject event) {
        follow(scope, event, VehicleRules::ticketOpened);
    }

    void closed(Scope scope, JsonObject event) {
        follow(scope, event, VehicleRules::ticketClosed);
    }

    private void reopened(Scope scope, JsonObject event) {
        if ("reopened".equals(event.getJsonObject("data").getString("new_status"))) {
            opened(scope, event);
        }
    }

    /** Once per event: the vehicle remembers the ids of the events it followed. A vehicle that is gone follows none. */
    private void follow(Scope scope, JsonObject event, Step step) {
        JsonObject ticket = event.getJsonObject("data");
        String vehicleId = ticket.getString("vehicle_id");
        if (vehicleId == null) {
            return;
        }
        try {
            vehicles.change(
                    Reaction.command(scope, event, "followTicket"),
                    vehicleId,
                    vehicle -> step.decide(vehicle, ticket.getString("ticket_id"), clock.instant()));
        } catch (RefusedException gone) {
            if (gone.problem().code() != ProblemCode.NOT_FOUND) {
                throw gone;
            }
        }
    }

    /** Lets vehicles follow what tickets told so far, so that a read is not behind what its reader did before. */
    void catchUp(Scope scope) {
        relay.catchUp(scope);
    }

    /** The latest changes, newest first. */
    List<StatusChange> of(Scope scope, String vehicleId) {
        relay.catchUp(scope);
        JsonObject filter = new JsonObject().put("aggregateid", vehicleId).put("type", VehicleEvents.STATUS_CHANGED);
        Find latest = Find.where(filter)
                .sortedBy(new JsonObject().put("sequence", -1))
                .limitedTo(SHOWN);
        return log.find(scope, latest).stream().map(StatusChange::of).toList();
    }
}
