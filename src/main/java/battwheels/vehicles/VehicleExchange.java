package battwheels.vehicles;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.problem.Fault;
import battwheels.platform.shape.Faults;
import battwheels.platform.sheets.RowVerdicts;
import battwheels.platform.sheets.RowVerdicts.Verdict;
import battwheels.platform.sheets.RowsBrought;
import battwheels.platform.sheets.RowsToBring;
import battwheels.platform.sheets.RowsToExamine;
import battwheels.platform.sheets.TablePage;
import battwheels.platform.sheets.TableRow;
import battwheels.platform.tenancy.Scope;
import battwheels.vehicles.VehicleDecision.Changed;
import battwheels.vehicles.VehicleDecision.Refused;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Vehicles as a table: what is said of rows that come, what becomes of them, and rows that go. */
final class VehicleExchange {
    private static final Map<String, String> COLUMN_OF =
            Map.of(Vehicle.REGISTRATION_KEY, "registration_number", Vehicle.VIN_KEY, "vin");

    private final VehicleRepository vehicles;
    private final BiPredicate<Scope, String> isContact;
    private final InstantSource clock;

    VehicleExchange(VehicleRepository vehicles, BiPredicate<Scope, String> isContact, InstantSource clock) {
        this.vehicles = vehicles;
        this.isContact = isContact;
        this.clock = clock;
    }

    Reply columns(Command command) {
        return new Reply.Plain(VehicleTable.COLUMNS);
    }

    Reply examine(Command command) {
        return new Reply.Plain(new RowVerdicts(command.body(RowsToExamine.class).rows().stream()
                .map(row -> verdict(command.scope(), row))
                .toList()));
    }

    private Verdict verdict(Scope scope, TableRow row) {
        return switch (decision(scope, "veh", row, "")) {
            case Changed(Vehicle vehicle, var events) -> {
                Map<String, String> unique = new HashMap<>();
                List<Fault> taken = new ArrayList<>();
                vehicle.uniqueValues().forEach((field, value) -> {
                    String column = COLUMN_OF.getOrDefault(field, field);
                    unique.put(column, value);
                    if (vehicles.isTaken(scope, field, value)) {
                        taken.add(new Fault("/" + column, column + " is taken by another vehicle."));
                    }
                });
                yield new Verdict(List.of(), taken, unique);
            }
            case Refused(List<Fault> faults) -> new Verdict(faults, List.of(), Map.of());
            default -> throw new IllegalStateException("a new vehicle is made or refused");
        };
    }

    private VehicleDecision decision(Scope scope, String id, TableRow row, String author) {
        Faults found = new Faults();
        VehicleForm form = VehicleTable.form(row, found);
        String customer = form.customerId();
        if (customer != null && !isContact.test(scope, customer)) {
            found.add("customer_id", "must be the id of a contact of this organization");
        }
        VehicleDecision decision = VehicleRules.create(id, form, author, clock.instant());
        if (!found.any()) {
            return decision;
        }
        List<Fault> all = new ArrayList<>(found.list());
        if (decision instanceof Refused(List<Fault> faults)) {
            all.addAll(faults);
        }
        return new Refused(all);
    }

    Reply bring(Command command) {
        String author = command.principal().actor().id();
        return new Reply.Plain(RowsBrought.each(command.body(RowsToBring.class), row -> {
            String id = "veh_" + row.key();
            vehicles.create(command, id, decision(command.scope(), id, row.row(), author));
            return id;
        }));
    }

    Reply page(Command command) {
        @Nullable String after = command.path().get("after");
        List<Vehicle> some = vehicles.after(command.scope(), after);
        return new Reply.Plain(new TablePage(
                VehicleTable.COLUMNS,
                some.stream().map(VehicleTable::cells).toList(),
                some.size() < VehicleRepository.STRETCH ? null : some.getLast().vehicleId()));
    }
}
