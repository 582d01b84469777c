package battwheels.tickets;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.sla.SlaPolicies;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The service desk's tickets: each command loads, lets the rules decide, and saves. */
public final class TicketsVerticle extends DomainVerticle {
    private static final int VEHICLE_HISTORY = 500;

    private final InstantSource clock;
    private final TicketRepository tickets;
    private final TicketArrivals arrivals;
    private final Timeline timeline;
    private final Neighbours neighbours;
    private final TicketBoard board;
    private final SlaDesk sla;
    private final SlaReport slaReport;

    public TicketsVerticle(Kernel kernel) {
        super("tickets", kernel.channels(), kernel.idempotent());
        this.clock = kernel.clock();
        this.tickets = new TicketRepository(kernel);
        this.arrivals = new TicketArrivals(tickets);
        this.timeline = new Timeline(kernel, tickets);
        this.neighbours = new Neighbours(kernel.channels());
        this.sla = new SlaDesk(new SlaPolicies(kernel), new Questions(kernel.channels()));
        this.board = new TicketBoard(tickets, neighbours);
        this.slaReport = new SlaReport(tickets, neighbours, kernel.clock());
        timeline.follow();
        kernel.subscriptions().declare(new TicketBilling(tickets, sla, kernel.clock()).subscription());
        kernel.subscriptions().declare(new SlaTimers(kernel, tickets).subscription());
        kernel.subscriptions().declare(new SlaReassignment(kernel, tickets, sla, neighbours).subscription());
    }

    @Override
    protected void bind(Operations on) {
        on.on("listTickets", this::list)
                .on("createTicket", this::create)
                .on("getTicketStats", this::stats)
                .on("getTicketBoard", command -> board.read(command))
                .on("getTicket", this::get)
                .on("updateTicket", this::update)
                .on("assignTicket", this::assign)
                .on("startTicketWork", this::startWork)
                .on("completeTicketWork", this::completeWork)
                .on("closeTicket", this::close)
                .on("reopenTicket", this::reopen)
                .on("listTicketActivities", command -> timeline.list(command))
                .on("addTicketActivity", command -> timeline.add(command))
                .on("updateTicketActivity", command -> timeline.edit(command))
                .on("deleteTicketActivity", command -> timeline.delete(command))
                .on("getSlaConfig", command -> sla.policy(command))
                .on("updateSlaConfig", command -> sla.changePolicy(command))
                .on("getSlaBreachReport", command -> slaReport.read(command))
                .inside("tickets.countOf", this::countOf)
                .inside("tickets.takeIn", this::takeIn)
                .inside("tickets.words", this::words)
                .inside("tickets.moveIn", command -> arrivals.moveIn(command))
                .inside("tickets.progress", this::progress)
                .inside("tickets.describe", this::describe)
                .inside("tickets.forBilling", this::forBilling)
                .inside("tickets.ofVehicle", this::ofVehicle);
    }

    private Reply list(Command command) {
        Scope scope = command.scope();
        JsonObject filter = TicketFilters.of(command.query(), () -> neighbours.zone(scope));
        return new Reply.Listing(tickets.page(scope, filter, command.page()).map(Stored::state));
    }

    private Reply stats(Command command) {
        return new Reply.Plain(TicketStats.of(tickets.countByState(command.scope())));
    }

    /** A repeat shows the ticket it made; what its body named then may be gone by now, and is not asked again. */
    private Reply create(Command command) {
        String ticketId = command.newId("tkt");
        Stored<Ticket> ticket = tickets.madeBefore(command, ticketId).orElseGet(() -> open(command, ticketId));
        return new Reply.Created(ticket.state(), ticket.version(), "/api/v1/tickets/" + ticketId);
    }

    private Stored<Ticket> open(Command command, String ticketId) {
        CreateTicket body = neighbours.filledIn(command.scope(), command.body(CreateTicket.class));
        Instant now = now();
        TicketDecision decision = TicketRules.create(ticketId, body, actor(command), now);
        return tickets.create(command, sla.opened(command.scope(), decision, now));
    }

    private Reply get(Command command) {
        return shown(tickets.get(command));
    }

    private Reply update(Command command) {
        ChangeTicket body = command.body(ChangeTicket.class);
        return change(command, ticket -> amend(command, ticket, body));
    }

    /** Others are asked only about what would be new to the ticket: clients send whole forms back. */
    private TicketDecision amend(Command command, Ticket ticket, ChangeTicket body) {
        Scope scope = command.scope();
        TicketAmendment.permissions(ticket, body).forEach(permission -> require(scope, permission));
        ChangeTicket filled = neighbours.filledIn(scope, ticket, body);
        @Nullable
        Technician named = body.bringsTechnician(ticket) ? technician(scope, body.assignedTechnicianId()) : null;
        return TicketRules.change(ticket, filled, named, actor(command), now());
    }

    private Reply assign(Command command) {
        AssignTicket body = command.body(AssignTicket.class);
        return change(
                command,
                ticket -> TicketRules.assign(
                        ticket, body, technician(command.scope(), body.technicianId()), actor(command), now()));
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

    /** Asked again, it meets the ticket it made. */
    private Reply takeIn(Command command) {
        TicketIntake intake = command.body(TicketIntake.class);
        Instant now = now();
        Ticket ticket = tickets.find(command.scope(), intake.ticketId())
                .orElseGet(() -> tickets.create(
                        command,
                        sla.opened(
                                command.scope(),
                                TicketRules.create(intake.ticketId(), intake.command(), actor(command), now),
                                now)))
                .state();
        return new Reply.Plain(TicketProgress.of(ticket));
    }

    /** Whoever asks: the asker has seen to it that he may. */
    private Reply progress(Command command) {
        return tickets.find(command.scope(), command.path("ticket_id"))
                .<Reply>map(ticket -> new Reply.Plain(TicketProgress.of(ticket.state())))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private Reply describe(Command command) {
        return new Reply.Plain(TicketStory.of(tickets.get(command).state()));
    }

    /** Who bills sees of every ticket what is billed, and no more. */
    private Reply forBilling(Command command) {
        Ticket ticket = command.scope().allows("invoices:create")
                ? tickets.find(command.scope(), command.path("ticket_id"))
                        .orElseThrow(() -> new RefusedException(Problem.notFound()))
                        .state()
                : tickets.get(command).state();
        return new Reply.Plain(BillableTicket.of(ticket));
    }

    private Reply countOf(Command command) {
        String field = command.path("kind").equals("contact") ? "customer_id" : "vehicle_id";
        return new Reply.Plain(tickets.countOf(command.scope(), field, command.path("id")));
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
        return shown(
                tickets.change(command, ticket -> sla.changed(command.scope(), ticket, decide.apply(ticket), now())));
    }

    private @Nullable Technician technician(Scope scope, @Nullable String userId) {
        return userId == null ? null : neighbours.technician(scope, userId).orElse(null);
    }

    private static void require(Scope scope, String permission) {
        if (!scope.allows(permission)) {
            throw new RefusedException(Problem.denied(scope.grants().role(), permission));
        }
    }

    private static Reply shown(Stored<Ticket> ticket) {
        return new Reply.Resource(ticket.state(), ticket.version());
    }

    private static Actor actor(Command command) {
        return command.scope().actor();
    }

    private Instant now() {
        return clock.instant();
    }

    private Reply words(Command command) {
        return new Reply.Plain(tickets.words(command.scope(), command.path().get("after")));
    }
}
