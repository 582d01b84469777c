package battwheels.tickets;

import battwheels.contacts.ContactCard;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Scope;
import battwheels.vehicles.VehicleCard;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The service desk's tickets: each command loads, lets the rules decide, and saves. */
public final class TicketsVerticle extends DomainVerticle {
    /** Without it one sees own and unassigned tickets only. */
    static final String SEE_ALL = "tickets:read_all";

    private static final int VEHICLE_HISTORY = 500;

    private final InstantSource clock;
    private final Kernel kernel;
    private final TicketRepository tickets;
    private final TimelineRepository timeline;
    private final Neighbours neighbours;

    public TicketsVerticle(Kernel kernel) {
        super("tickets", kernel.channels(), kernel.idempotent());
        this.kernel = kernel;
        this.clock = kernel.clock();
        this.tickets = new TicketRepository(kernel);
        this.timeline = new TimelineRepository(kernel);
        this.neighbours = new Neighbours(kernel.channels());
        new TimelineReaction(timeline).subscribe(kernel.relay());
    }

    @Override
    protected void bind(Operations on) {
        on.on("listTickets", this::list)
                .on("createTicket", this::create)
                .on("getTicketStats", this::stats)
                .on("getTicket", this::get)
                .on("updateTicket", this::update)
                .on("assignTicket", this::assign)
                .on("startTicketWork", this::startWork)
                .on("completeTicketWork", this::completeWork)
                .on("closeTicket", this::close)
                .on("reopenTicket", this::reopen)
                .on("listTicketActivities", this::listActivities)
                .on("addTicketActivity", this::addActivity)
                .on("updateTicketActivity", this::updateActivity)
                .on("deleteTicketActivity", this::deleteActivity)
                .inside("tickets.countOf", this::countOf)
                .inside("tickets.ofVehicle", this::ofVehicle);
    }

    private Reply list(Command command) {
        Scope scope = command.scope();
        JsonObject filter = TicketFilters.of(scope, command.query(), () -> neighbours.zone(scope));
        return new Reply.Listing(tickets.page(scope, filter, command.page()).map(Stored::state));
    }

    private Reply stats(Command command) {
        Scope scope = command.scope();
        return new Reply.Plain(TicketStats.of(tickets.countByState(scope, TicketFilters.visible(scope))));
    }

    private Reply create(Command command) {
        CreateTicket body = filledIn(command.scope(), command.body(CreateTicket.class));
        String ticketId = command.newId("tkt");
        Stored<Ticket> ticket =
                tickets.create(command, TicketRules.create(ticketId, body, actor(command), clock.instant()));
        return new Reply.Created(ticket.state(), ticket.version(), "/api/v1/tickets/" + ticketId);
    }

    private Reply get(Command command) {
        return reply(visible(command));
    }

    private Reply update(Command command) {
        ChangeTicket body = command.body(ChangeTicket.class);
        @Nullable
        Technician named = body.namesTechnician()
                ? technician(command.scope(), String.valueOf(body.assignedTechnicianId()))
                : null;
        requireContact(command.scope(), body.customer().customerId());
        return change(command, ticket -> TicketRules.change(ticket, body, named, actor(command), now()));
    }

    private Reply assign(Command command) {
        AssignTicket body = command.body(AssignTicket.class);
        @Nullable Technician named = technician(command.scope(), String.valueOf(body.technicianId()));
        return change(command, ticket -> TicketRules.assign(ticket, body, named, actor(command), now()));
    }

    private Reply startWork(Command command) {
        StartWork body = command.body(StartWork.class);
        return change(command, ticket -> TicketRules.startWork(ticket, body, actor(command), now()));
    }

    private Reply completeWork(Command command) {
        CompleteWork body = command.body(CompleteWork.class);
        return change(command, ticket -> TicketRules.completeWork(ticket, body, actor(command), now()));
    }

    private Reply close(Command command) {
        CloseTicket body = command.body(CloseTicket.class);
        return change(command, ticket -> TicketRules.close(ticket, body, actor(command), now()));
    }

    private Reply reopen(Command command) {
        ReopenTicket body = command.body(ReopenTicket.class);
        return change(command, ticket -> TicketRules.reopen(ticket, body, actor(command), now()));
    }

    /** Entries of changes are written by a reaction; what this server knows to be under way is waited for. */
    private Reply listActivities(Command command) {
        Ticket ticket = visible(command).state();
        kernel.relay().catchUp(command.scope());
        return new Reply.Listing(timeline.page(command.scope(), ticket.ticketId(), command.page())
                .map(Stored::state));
    }

    private Reply addActivity(Command command) {
        Ticket ticket = visible(command).state();
        String activityId = command.newId("act");
        Stored<TicketActivity> entry = timeline.add(
                command,
                TicketTimeline.add(activityId, ticket, command.body(AddActivity.class), actor(command), now()));
        return new Reply.Created(
                entry.state(), entry.version(), "/api/v1/tickets/" + ticket.ticketId() + "/activities/" + activityId);
    }

    private Reply updateActivity(Command command) {
        Ticket ticket = visible(command).state();
        EditActivity body = command.body(EditActivity.class);
        Stored<TicketActivity> entry = timeline.edit(
                command,
                ticket.ticketId(),
                command.path("activity_id"),
                activity -> TicketTimeline.edit(activity, body, actor(command), now()));
        return new Reply.Resource(entry.state(), entry.version());
    }

    private Reply deleteActivity(Command command) {
        Ticket ticket = visible(command).state();
        timeline.delete(command, ticket.ticketId(), command.path("activity_id"));
        return new Reply.Empty();
    }

    private Reply countOf(Command command) {
        String field = command.path("kind").equals("contact") ? "customer_id" : "vehicle_id";
        JsonObject all = new JsonObject().put(field, command.path("id"));
        JsonObject open = all.copy().put("closed_at", null);
        return new Reply.Plain(
                new TicketCounts(tickets.count(command.scope(), open), tickets.count(command.scope(), all)));
    }

    private Reply ofVehicle(Command command) {
        List<TicketCard> cards =
                tickets.ofVehicle(command.scope(), command.path("vehicle_id"), VEHICLE_HISTORY).stream()
                        .map(Stored::state)
                        .map(TicketCard::of)
                        .toList();
        return new Reply.Plain(cards);
    }

    private Reply change(Command command, Function<Ticket, TicketDecision> decide) {
        visible(command);
        return reply(tickets.change(command, command.path("ticket_id"), decide));
    }

    /** The ticket the path names; one that this caller may not see is not there. */
    private Stored<Ticket> visible(Command command) {
        Scope scope = command.scope();
        return tickets.find(scope, command.path("ticket_id"))
                .filter(ticket -> scope.allows(SEE_ALL)
                        || TicketRules.isVisibleToTechnician(
                                ticket.state(), scope.actor().id()))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    /** The body with what its vehicle and customer already tell; a reference that leads nowhere is refused. */
    private CreateTicket filledIn(Scope scope, CreateTicket body) {
        @Nullable ContactCard customer = requireContact(scope, body.customer().customerId());
        @Nullable VehicleCard vehicle = requireVehicle(scope, body.vehicle().vehicleId());
        return new CreateTicket(
                body.form(),
                vehicle == null ? body.vehicle() : body.vehicle().filledFrom(vehicle),
                customer == null ? body.customer() : body.customer().filledFrom(customer),
                body.costs());
    }

    private @Nullable ContactCard requireContact(Scope scope, @Nullable String contactId) {
        return contactId == null || contactId.isBlank()
                ? null
                : neighbours.contact(scope, contactId).orElseThrow(() -> unknown("customer_id", "contact"));
    }

    private @Nullable VehicleCard requireVehicle(Scope scope, @Nullable String vehicleId) {
        return vehicleId == null || vehicleId.isBlank()
                ? null
                : neighbours.vehicle(scope, vehicleId).orElseThrow(() -> unknown("vehicle_id", "vehicle"));
    }

    private @Nullable Technician technician(Scope scope, String userId) {
        return neighbours.technician(scope, userId).orElse(null);
    }

    private static RefusedException unknown(String field, String noun) {
        return new RefusedException(Problem.invalid(new Faults()
                .add(field, "is no " + noun + " of this organization")
                .list()));
    }

    private static Reply reply(Stored<Ticket> ticket) {
        return new Reply.Resource(ticket.state(), ticket.version());
    }

    private static Actor actor(Command command) {
        return command.scope().actor();
    }

    private Instant now() {
        return clock.instant();
    }
}
