package battwheels.vehicles;

import battwheels.platform.Kernel;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Reaction;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Find;
import battwheels.platform.streams.Subscription;
import battwheels.platform.streams.Urgency;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Vehicles come and go with their tickets: what is done when a ticket is told of, and what the log tells later. */
final class WorkshopTraffic {
    private static final String SUBSCRIPTION = "workshop_traffic";
    private static final int SHOWN = 100;

    /** What an event of a ticket means for its vehicle. */
    @FunctionalInterface
    private interface Step {
        VehicleDecision decide(Vehicle vehicle, String ticketId, Instant now);
    }

    private final VehicleRepository vehicles;
    private final Kernel kernel;
    private final EventLog log;
    private final InstantSource clock;

    WorkshopTraffic(Kernel kernel, VehicleRepository vehicles) {
        this.vehicles = vehicles;
        this.kernel = kernel;
        this.log = kernel.log();
        this.clock = kernel.clock();
    }

    void follow() {
        kernel.subscriptions()
                .declare(Subscription.of("vehicles", SUBSCRIPTION)
                        .urgency(Urgency.HIGH)
                        .on("ticket.created", this::opened)
                        .on("ticket.closed", this::closed)
                        .on("ticket.status_changed", this::reopened));
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
        kernel.catchUp(scope, SUBSCRIPTION);
    }

    /** The latest changes, newest first. */
    List<StatusChange> of(Scope scope, String vehicleId) {
        kernel.catchUp(scope, SUBSCRIPTION);
        JsonObject filter = new JsonObject().put("aggregateid", vehicleId).put("type", VehicleEvents.STATUS_CHANGED);
        Find latest = Find.where(filter)
                .sortedBy(new JsonObject().put("sequence", -1))
                .limitedTo(SHOWN);
        return log.find(scope, latest).stream().map(StatusChange::of).toList();
    }
}
