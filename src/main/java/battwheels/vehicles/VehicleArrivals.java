package battwheels.vehicles;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.json.WireJson;
import battwheels.platform.moving.MoveIn;
import battwheels.platform.moving.MovedIn;
import battwheels.platform.problem.Fault;
import battwheels.platform.tenancy.Scope;
import battwheels.vehicles.VehicleDecision.Changed;
import battwheels.vehicles.VehicleDecision.Refused;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;

/** Vehicles that an organization brings along when it moves in. */
final class VehicleArrivals {
    private final VehicleRepository vehicles;

    VehicleArrivals(VehicleRepository vehicles) {
        this.vehicles = vehicles;
    }

    Reply moveIn(Command command) {
        return new Reply.Plain(moveIn(command, command.body(MoveIn.class)));
    }

    private MovedIn moveIn(Command command, MoveIn asked) {
        if (vehicles.find(command.scope(), asked.id()).isPresent()) {
            return new MovedIn.There(asked.id());
        }
        VehicleForm form = WireJson.read(WireJson.tree(asked.form()), VehicleForm.class);
        return switch (VehicleRules.create(asked.id(), form, asked.author(), asked.createdAt())) {
            case Refused(List<Fault> faults) -> new MovedIn.Refused(faults);
            case Changed(Vehicle vehicle, var events) -> {
                List<Fault> taken = taken(command.scope(), vehicle);
                if (!taken.isEmpty()) {
                    yield new MovedIn.Refused(taken);
                }
                if (asked.apply()) {
                    vehicles.create(command, asked.id(), new Changed(standing(vehicle, asked), events));
                }
                yield new MovedIn.Made(asked.id());
            }
            default -> throw new IllegalStateException("a new vehicle is made or refused");
        };
    }

    /** Open tickets that come along keep it in the workshop, as they would here. */
    private static Vehicle standing(Vehicle vehicle, MoveIn asked) {
        List<String> open = asked.form().getJsonArray("open_tickets", new JsonArray()).stream()
                .map(String.class::cast)
                .limit(Vehicle.OPEN_TICKETS_MAX)
                .toList();
        VehicleStatus status = open.isEmpty()
                ? VehicleStatus.named(asked.form().getString("current_status", "active"))
                : VehicleStatus.IN_WORKSHOP;
        return vehicle.standing(status, open, asked.createdAt());
    }

    private List<Fault> taken(Scope scope, Vehicle vehicle) {
        List<Fault> taken = new ArrayList<>();
        vehicle.uniqueValues().forEach((field, value) -> {
            if (vehicles.isTaken(scope, field, value)) {
                String name = field.equals(Vehicle.VIN_KEY) ? "vin" : "registration_number";
                taken.add(new Fault("/" + name, name + " is taken by another vehicle."));
            }
        });
        return taken;
    }
}
