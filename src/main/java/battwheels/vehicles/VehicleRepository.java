package battwheels.vehicles;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Counted;
import battwheels.platform.outbox.Derived;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.plans.Limit;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.search.SearchWords;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.vehicles.VehicleDecision.Changed;
import battwheels.vehicles.VehicleDecision.Deleted;
import battwheels.vehicles.VehicleDecision.HasOpenTickets;
import battwheels.vehicles.VehicleDecision.Refused;
import battwheels.vehicles.VehicleDecision.Unchanged;
import battwheels.vehicles.VehicleEvents.VehicleEvent;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where vehicles are kept: the only place that knows their collection. Turns decisions of the rules into changes. */
final class VehicleRepository {
    private static final AggregateType<Vehicle> TYPE = AggregateType.of(
                    "vehicle",
                    CollectionSpec.named("vehicles")
                            .unique(Vehicle.REGISTRATION_KEY, Vehicle.VIN_KEY)
                            .indexed("_id", "created_at", "updated_at", "customer_id", SearchWords.FIELD),
                    Vehicle.class)
            .unique(Vehicle::uniqueValues)
            .derived(VehicleSearch::folded)
            .counted(Counted.every(Limit.VEHICLES));

    /** Vehicles read at once when all of them are. */
    static final int STRETCH = 500;

    private final AggregateStore<Vehicle> vehicles;

    VehicleRepository(Kernel kernel) {
        this.vehicles = kernel.aggregates(TYPE);
    }

    /** Gives some that were written before there was a search the words they are found by. */
    Derived words(Scope scope, @Nullable String after) {
        return vehicles.derive(scope, SearchWords.FIELD, after);
    }

    Optional<Stored<Vehicle>> find(Scope scope, String id) {
        return vehicles.find(scope, id);
    }

    /** Ends the command with 404 when there is none. */
    Stored<Vehicle> get(Scope scope, String id) {
        return vehicles.get(scope, id);
    }

    Slice<Vehicle> page(Command command) {
        String field = VehicleSearch.sortField(command.page().sortBy());
        return vehicles.page(command.scope(), VehicleSearch.filter(command.query()), command.page(), field)
                .map(Stored::state);
    }

    long countOfCustomer(Scope scope, String contactId) {
        return vehicles.count(scope, VehicleSearch.broughtBy(contactId));
    }

    /** Whether a vehicle has this value in a field that no two may share. */
    boolean isTaken(Scope scope, String uniqueField, String value) {
        JsonObject same = new JsonObject().put(uniqueField, value);
        return !vehicles.list(scope, Find.where(same).limitedTo(1)).isEmpty();
    }

    /** The vehicles whose ids follow this one's, in their order, at most {@link #STRETCH}. */
    List<Vehicle> after(Scope scope, @Nullable String id) {
        JsonObject behind =
                id == null ? new JsonObject() : new JsonObject().put("_id", new JsonObject().put("$gt", id));
        Find find = Find.where(behind).sortedBy(new JsonObject().put("_id", 1)).limitedTo(STRETCH);
        return vehicles.list(scope, find).stream().map(Stored::state).toList();
    }

    /** Ends the command with 422 or, when plate or VIN are another's, 409. */
    Stored<Vehicle> create(Command command, String id, VehicleDecision decision) {
        return switch (decision) {
            case Changed(Vehicle vehicle, List<VehicleEvent> events) ->
                unlessTaken(() -> vehicles.create(command, id, vehicle, drafts(events)));
            case Refused(List<Fault> faults) -> throw new RefusedException(Problem.invalid(faults));
            default -> throw new IllegalStateException("a new vehicle cannot be " + decision);
        };
    }

    /** Ends the command with 404, 412, 422 or 409, as the decision or the store has it. */
    Stored<Vehicle> change(Command command, String id, Function<Vehicle, VehicleDecision> decide) {
        return unlessTaken(() -> vehicles.change(command, id, vehicle -> change(vehicle, decide.apply(vehicle))));
    }

    /** As {@link #change}, and the vehicle is gone. */
    void delete(Command command, String id, Function<Vehicle, VehicleDecision> decide) {
        vehicles.delete(command, id, vehicle -> change(vehicle, decide.apply(vehicle)));
    }

    private static Change<Vehicle> change(Vehicle vehicle, VehicleDecision decision) {
        return switch (decision) {
            case Changed(Vehicle after, List<VehicleEvent> events) -> new Change.To<>(after, drafts(events));
            case Unchanged unchanged -> new Change.Keep<>();
            case Deleted(var event) -> new Change.To<>(vehicle, drafts(List.of(event)));
            case HasOpenTickets(List<String> tickets) -> new Change.Refuse<>(inWorkshop(tickets));
            case Refused(List<Fault> faults) -> new Change.Refuse<>(Problem.invalid(faults));
        };
    }

    private static List<EventDraft> drafts(List<? extends VehicleEvent> events) {
        return events.stream().map(event -> new EventDraft(event.type(), event)).toList();
    }

    private static Problem inWorkshop(List<String> tickets) {
        return Problem.of(
                        ProblemCode.IN_USE,
                        "Open tickets keep this vehicle, " + tickets.size()
                                + " in all, so it cannot be deleted. Close them first.")
                .with("uses", tickets.size());
    }

    private static Stored<Vehicle> unlessTaken(Supplier<Stored<Vehicle>> write) {
        try {
            return write.get();
        } catch (DuplicateKey taken) {
            String field = taken.isOn(Vehicle.VIN_KEY) ? "vin" : "registration_number";
            throw new RefusedException(Problem.of(
                    ProblemCode.DUPLICATE, List.of(new Fault("/" + field, field + " is taken by another vehicle."))));
        }
    }
}
