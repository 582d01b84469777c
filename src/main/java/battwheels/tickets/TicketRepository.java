package battwheels.tickets;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.TicketEvents.TicketEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The only place that knows how tickets are kept. */
final class TicketRepository {
    private static final AggregateType<Ticket> TYPE = AggregateType.of(
                    "ticket",
                    CollectionSpec.named("tickets")
                            .indexed("status,created_at", "created_at", "assigned_technician_id", "vehicle_id"),
                    Ticket.class)
            .derived(ticket -> Map.of(
                    "priority_rank", ticket.complaint().priority().ordinal(),
                    "status_rank", ticket.status().ordinal()));

    /** Sort fields of the contract and the document fields that give their order. */
    private static final Map<String, String> ORDER = Map.of("priority", "priority_rank", "status", "status_rank");

    private final AggregateStore<Ticket> tickets;

    TicketRepository(Kernel kernel) {
        this.tickets = kernel.aggregates(TYPE);
    }

    Optional<Stored<Ticket>> find(Scope scope, String ticketId) {
        return tickets.find(scope, ticketId);
    }

    Stored<Ticket> create(Command command, TicketDecision decision) {
        return switch (decision) {
            case TicketDecision.Changed(Ticket ticket, List<TicketEvent> events) ->
                tickets.create(command, ticket.ticketId(), ticket, drafts(events));
            case TicketDecision.Refused(var faults) -> throw new RefusedException(Problem.invalid(faults));
            case TicketDecision.Unchanged _, TicketDecision.IllegalMove _ ->
                throw new IllegalStateException("a new ticket has no past");
        };
    }

    Stored<Ticket> change(Command command, String ticketId, Function<Ticket, TicketDecision> decide) {
        return tickets.change(command, ticketId, ticket -> change(decide.apply(ticket)));
    }

    Slice<Stored<Ticket>> page(Scope scope, JsonObject filter, PageQuery page) {
        return tickets.page(scope, filter, page, ORDER.getOrDefault(page.sortBy(), page.sortBy()));
    }

    List<Stored<Ticket>> ofVehicle(Scope scope, String vehicleId, int most) {
        return tickets.list(scope, TicketFilters.latestOf(scope, vehicleId, most));
    }

    long count(Scope scope, JsonObject filter) {
        return tickets.count(scope, filter);
    }

    Map<TicketState, Long> countByState(Scope scope, JsonObject filter) {
        JsonObject group = new JsonObject().put("_id", "$status").put("count", new JsonObject().put("$sum", 1L));
        JsonArray stages =
                new JsonArray().add(new JsonObject().put("$match", filter)).add(new JsonObject().put("$group", group));
        Map<TicketState, Long> counts = new EnumMap<>(TicketState.class);
        tickets.aggregate(scope, stages)
                .forEach(row -> counts.put(
                        TicketState.named(row.getString("_id")),
                        row.getNumber("count").longValue()));
        return counts;
    }

    private static Change<Ticket> change(TicketDecision decision) {
        return switch (decision) {
            case TicketDecision.Changed(Ticket ticket, List<TicketEvent> events) ->
                new Change.To<>(ticket, drafts(events));
            case TicketDecision.Unchanged _ -> new Change.Keep<>();
            case TicketDecision.Refused(var faults) -> new Change.Refuse<>(Problem.invalid(faults));
            case TicketDecision.IllegalMove illegal -> new Change.Refuse<>(illegalMove(illegal));
        };
    }

    private static Problem illegalMove(TicketDecision.IllegalMove illegal) {
        List<String> legal =
                illegal.legalMoves().stream().map(TicketState::wireName).toList();
        return Problem.of(
                        ProblemCode.ILLEGAL_MOVE,
                        "A ticket that is " + illegal.from().wireName() + " cannot become "
                                + illegal.to().wireName() + "; from here it may become " + String.join(", ", legal)
                                + ".")
                .with("legal_moves", legal);
    }

    private static List<EventDraft> drafts(List<TicketEvent> events) {
        return events.stream().map(event -> new EventDraft(event.type(), event)).toList();
    }
}
