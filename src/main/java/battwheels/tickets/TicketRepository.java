package battwheels.tickets;

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
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.plans.Limit;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.search.SearchWords;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.TicketEvents.TicketEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The only place that knows how tickets are kept. */
final class TicketRepository {
    private static final AggregateType<Ticket> TYPE = AggregateType.of(
                    "ticket",
                    CollectionSpec.named("tickets")
                            .indexed(
                                    "status,created_at",
                                    "created_at",
                                    "updated_at",
                                    "assigned_technician_id",
                                    "vehicle_id",
                                    "customer_id",
                                    "due_rank",
                                    SearchWords.FIELD),
                    Ticket.class)
            .derived(TicketSearch::folded)
            .counted(Counted.every(Limit.TICKETS));

    private final AggregateStore<Ticket> tickets;

    TicketRepository(Kernel kernel) {
        this.tickets = kernel.aggregates(TYPE);
    }

    /** Gives some that were written before there was a search the words they are found by. */
    Derived words(Scope scope, @Nullable String after) {
        return tickets.derive(scope, SearchWords.FIELD, after);
    }

    /** The ticket the path names; one that this caller may not see is not there, which ends the command with 404. */
    Stored<Ticket> get(Command command) {
        Sight sight = Sight.of(command.scope());
        return tickets.find(command.scope(), command.path("ticket_id"))
                .filter(ticket -> sight.sees(ticket.state()))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    /** What an earlier try of a repeated command made. */
    Optional<Stored<Ticket>> madeBefore(Command command, String ticketId) {
        return command.idempotency().repeated() ? tickets.find(command.scope(), ticketId) : Optional.empty();
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

    /** Changes the ticket the path names, if this caller may see it. */
    Stored<Ticket> change(Command command, Function<Ticket, TicketDecision> decide) {
        return tickets.change(
                command,
                command.path("ticket_id"),
                Sight.of(command.scope())::sees,
                ticket -> change(decide.apply(ticket)));
    }

    /** The ticket, whoever asks: for what the product does by itself. */
    Optional<Stored<Ticket>> find(Scope scope, String ticketId) {
        return tickets.find(scope, ticketId);
    }

    /** Changes a ticket, whoever asks: for what the product does by itself. */
    Stored<Ticket> changeUnseen(Command command, String ticketId, Function<Ticket, TicketDecision> decide) {
        return tickets.change(command, ticketId, ticket -> change(decide.apply(ticket)));
    }

    /** How many tickets each of these technicians has that are not done; who has none is left out. */
    Map<String, Long> openTicketsOf(Scope scope, Collection<String> technicians) {
        JsonArray open = new JsonArray();
        for (TicketState state : TicketState.values()) {
            if (!state.isAfterWork()) {
                open.add(state.wireName());
            }
        }
        JsonObject match = new JsonObject()
                .put("status", new JsonObject().put("$in", open))
                .put("assigned_technician_id", new JsonObject().put("$in", new JsonArray(List.copyOf(technicians))));
        JsonObject group =
                new JsonObject().put("_id", "$assigned_technician_id").put("count", new JsonObject().put("$sum", 1L));
        JsonArray stages =
                new JsonArray().add(new JsonObject().put("$match", match)).add(new JsonObject().put("$group", group));
        return tickets.aggregate(scope, stages).stream()
                .collect(Collectors.toMap(
                        row -> row.getString("_id"),
                        row -> row.getNumber("count").longValue()));
    }

    /** Rows of an aggregation over the tickets that this caller may see. */
    List<JsonObject> aggregate(Scope scope, JsonObject filter, JsonObject group) {
        return tickets.aggregate(
                scope,
                new JsonArray()
                        .add(new JsonObject().put("$match", seen(scope, filter)))
                        .add(new JsonObject().put("$group", group)));
    }

    /** The first in an order, of those that this caller may see. */
    List<Ticket> first(Scope scope, JsonObject filter, JsonObject order, int most) {
        return tickets
                .list(scope, Find.where(seen(scope, filter)).sortedBy(order).limitedTo(most))
                .stream()
                .map(Stored::state)
                .toList();
    }

    /** One page of those that match; like every reading below, of those that this caller may see. */
    Slice<Stored<Ticket>> page(Scope scope, JsonObject filter, PageQuery page) {
        return tickets.page(
                scope, seen(scope, filter), page, TicketSearch.ORDER.getOrDefault(page.sortBy(), page.sortBy()));
    }

    /** Newest first. */
    List<Stored<Ticket>> ofVehicle(Scope scope, String vehicleId, int most) {
        JsonObject filter = seen(scope, new JsonObject().put("vehicle_id", vehicleId));
        return tickets.list(
                scope,
                Find.where(filter)
                        .sortedBy(new JsonObject().put("created_at", -1).put("_id", -1))
                        .limitedTo(most));
    }

    Map<TicketState, Long> countByState(Scope scope) {
        JsonObject group = new JsonObject().put("_id", "$status").put("count", new JsonObject().put("$sum", 1L));
        JsonArray stages = new JsonArray()
                .add(new JsonObject().put("$match", Sight.of(scope).filter()))
                .add(new JsonObject().put("$group", group));
        Map<TicketState, Long> counts = new EnumMap<>(TicketState.class);
        tickets.aggregate(scope, stages)
                .forEach(row -> counts.put(
                        TicketState.named(row.getString("_id")),
                        row.getNumber("count").longValue()));
        return counts;
    }

    /** All of the organization's, whoever asks. */
    TicketCounts countOf(Scope scope, String field, String id) {
        JsonObject all = new JsonObject().put(field, id);
        JsonObject open = all.copy().putNull("closed_at");
        return new TicketCounts(tickets.count(scope, open), tickets.count(scope, all));
    }

    private static JsonObject seen(Scope scope, JsonObject filter) {
        return new JsonObject()
                .put("$and", new JsonArray().add(Sight.of(scope).filter()).add(filter));
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
                .with("from", illegal.from().wireName())
                .with("to", illegal.to().wireName())
                .with("legal_moves", legal);
    }

    private static List<EventDraft> drafts(List<TicketEvent> events) {
        return events.stream().map(event -> new EventDraft(event.type(), event)).toList();
    }
}
