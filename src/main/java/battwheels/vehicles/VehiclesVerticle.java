package battwheels.vehicles;

import battwheels.contacts.ContactCard;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.TicketCard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations on vehicles: load, decide, save. */
public final class VehiclesVerticle extends DomainVerticle {
    private final VehicleRepository vehicles;
    private final WorkshopTraffic traffic;
    private final VehicleExchange exchange;
    private final VehicleArrivals arrivals;
    private final Questions questions;
    private final InstantSource clock;

    public VehiclesVerticle(Kernel kernel) {
        super("vehicles", kernel.channels(), kernel.idempotent());
        this.vehicles = new VehicleRepository(kernel);
        this.traffic = new WorkshopTraffic(kernel, vehicles);
        this.questions = new Questions(kernel.channels());
        this.arrivals = new VehicleArrivals(vehicles);
        this.exchange = new VehicleExchange(vehicles, this::isContact, kernel.clock());
        this.clock = kernel.clock();
        traffic.follow();
    }

    @Override
    protected void bind(Operations on) {
        on.on("listVehicles", this::list)
                .on("createVehicle", this::create)
                .on("getVehicle", this::get)
                .on("updateVehicle", this::update)
                .on("deleteVehicle", this::delete)
                .on("setVehicleStatus", this::setStatus)
                .on("getVehicleHistory", this::history)
                .inside("vehicles.describe", this::describe)
                .inside("vehicles.countOf", this::countOf)
                .inside("vehicles.words", this::words)
                .inside("vehicles.moveIn", command -> arrivals.moveIn(command))
                .inside("vehicles.columns", command -> exchange.columns(command))
                .inside("vehicles.examineRows", command -> exchange.examine(command))
                .inside("vehicles.bringRows", command -> exchange.bring(command))
                .inside("vehicles.rows", command -> exchange.page(command));
    }

    private Reply list(Command command) {
        traffic.catchUp(command.scope());
        return new Reply.Listing(vehicles.page(command));
    }

    private Reply create(Command command) {
        String id = command.newId("veh");
        VehicleForm form = command.body(VehicleForm.class);
        refuseStranger(command, form.customerId());
        String author = command.principal().actor().id();
        Stored<Vehicle> made = vehicles.create(command, id, VehicleRules.create(id, form, author, now()));
        return new Reply.Created(made.state(), made.version(), "/api/v1/vehicles/" + id);
    }

    private Reply get(Command command) {
        traffic.catchUp(command.scope());
        return shown(vehicles.get(command.scope(), id(command)));
    }

    private Reply update(Command command) {
        VehicleForm form = command.body(VehicleForm.class);
        refuseStranger(command, form.customerId());
        return shown(vehicles.change(command, id(command), vehicle -> VehicleRules.change(vehicle, form, now())));
    }

    private Reply delete(Command command) {
        traffic.catchUp(command.scope());
        vehicles.delete(command, id(command), VehicleRules::delete);
        return new Reply.Empty();
    }

    private Reply setStatus(Command command) {
        traffic.catchUp(command.scope());
        VehicleStatus to = VehicleStatus.named(command.query().text("status").orElseThrow());
        return shown(vehicles.change(command, id(command), vehicle -> VehicleRules.setStatus(vehicle, to, now())));
    }

    private Reply history(Command command) {
        traffic.catchUp(command.scope());
        Vehicle vehicle = vehicles.get(command.scope(), id(command)).state();
        return new Reply.Plain(
                new VehicleHistory(vehicle, tickets(command), traffic.of(command.scope(), vehicle.vehicleId())));
    }

    private List<TicketCard> tickets(Command command) {
        return questions.get(command.scope(), "tickets.ofVehicle", command.path(), List.class).stream()
                .map(TicketCard.class::cast)
                .toList();
    }

    private Reply describe(Command command) {
        return vehicles.find(command.scope(), id(command))
                .<Reply>map(vehicle -> new Reply.Plain(VehicleCard.of(vehicle.state())))
                .orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    private Reply countOf(Command command) {
        return new Reply.Plain(vehicles.countOfCustomer(command.scope(), command.path("customer_id")));
    }

    /**
     * An id of another organization and one that does not exist are refused alike (design rule 4). A repeat is not asked
     * again: it meets what was done when the contact was there.
     */
    private void refuseStranger(Command command, @Nullable String customerId) {
        if (customerId == null || customerId.isBlank() || command.idempotency().completed()) {
            return;
        }
        if (!isContact(command.scope(), customerId)) {
            throw new RefusedException(
                    Problem.invalid("/customer_id", "customer_id must be the id of a contact of this organization."));
        }
    }

    private boolean isContact(Scope scope, String id) {
        Map<String, String> asked = Map.of("contact_id", id);
        return questions
                .find(scope, "contacts.describe", asked, ContactCard.class)
                .isPresent();
    }

    private static Reply shown(Stored<Vehicle> vehicle) {
        return new Reply.Resource(vehicle.state(), vehicle.version());
    }

    private static String id(Command command) {
        return command.path("vehicle_id");
    }

    private Instant now() {
        return clock.instant();
    }

    private Reply words(Command command) {
        return new Reply.Plain(vehicles.words(command.scope(), command.path().get("after")));
    }
}
