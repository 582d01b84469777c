package battwheels.tickets;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.Reply;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tickets as columns of cards: one column for each state, with how many stand in it and those to look at first. */
final class TicketBoard {
    private static final int USUAL_CARDS = 20;

    private final TicketRepository tickets;
    private final Neighbours neighbours;

    record Board(List<Column> columns, long total) {}

    /** @param count all that stand here; {@code tickets} are the first of them */
    record Column(TicketState status, long count, List<Card> tickets) {}

    /**
     * @param dueAt the next promise to be kept; null when none runs
     * @param late whether a promise was broken
     */
    record Card(
            String ticketId,
            String title,
            Priority priority,
            @Nullable String category,
            TicketType ticketType,
            @Nullable String vehicleNumber,
            @Nullable String customerName,
            @Nullable String assignedTechnicianId,
            @Nullable String assignedTechnicianName,
            @Nullable Instant dueAt,
            boolean late,
            Instant createdAt,
            Instant updatedAt) {

        static Card of(Ticket ticket) {
            return new Card(
                    ticket.ticketId(),
                    ticket.complaint().title(),
                    ticket.complaint().priority(),
                    ticket.complaint().category(),
                    ticket.complaint().ticketType(),
                    ticket.vehicle().vehicleNumber(),
                    ticket.customer().customerName(),
                    ticket.technician().id(),
                    ticket.technician().name(),
                    TicketSearch.due(ticket),
                    ticket.sla().responseTarget().breached()
                            || ticket.sla().resolutionTarget().breached(),
                    ticket.createdAt(),
                    ticket.updatedAt());
        }
    }

    TicketBoard(TicketRepository tickets, Neighbours neighbours) {
        this.tickets = tickets;
        this.neighbours = neighbours;
    }

    Reply read(Command command) {
        Query query = command.query();
        Scope scope = command.scope();
        List<TicketState> shown = columns(query);
        JsonObject filter = TicketFilters.of(query, () -> neighbours.zone(scope))
                .put("status", new JsonObject().put("$in", names(shown)));
        Map<String, Long> counts = tickets.aggregate(scope, filter, group()).stream()
                .collect(Collectors.toMap(
                        row -> row.getString("_id"),
                        row -> row.getNumber("count").longValue()));
        int most = query.number("per_column").map(Long::intValue).orElse(USUAL_CARDS);
        List<Column> columns = shown.stream()
                .map(state ->
                        column(scope, filter, state, counts.getOrDefault(state.wireName(), 0L), order(query), most))
                .toList();
        return new Reply.Plain(new Board(
                columns, counts.values().stream().mapToLong(Long::longValue).sum()));
    }

    /** Without a choice, all but the closed, which would only grow. */
    private static List<TicketState> columns(Query query) {
        List<TicketState> asked = query.list("status").stream()
                .map(TicketState::named)
                .distinct()
                .sorted()
                .toList();
        return asked.isEmpty()
                ? Arrays.stream(TicketState.values())
                        .filter(state -> state != TicketState.CLOSED)
                        .toList()
                : asked;
    }

    private static JsonArray names(List<TicketState> states) {
        return new JsonArray(states.stream().map(TicketState::wireName).toList());
    }

    private static JsonObject group() {
        return new JsonObject().put("_id", "$status").put("count", new JsonObject().put("$sum", 1L));
    }

    /** The most urgent, the next due or the latest first. */
    private static JsonObject order(Query query) {
        String by = query.text("sort_by").orElse("priority");
        JsonObject order = new JsonObject();
        if (by.equals("priority")) {
            order.put("priority_rank", -1);
        }
        if (by.equals("priority") || by.equals("due_at")) {
            return order.put("due_rank", 1).put("_id", 1);
        }
        return order.put(by, -1).put("_id", -1);
    }

    private Column column(Scope scope, JsonObject filter, TicketState state, long count, JsonObject order, int most) {
        List<Card> cards = count == 0
                ? List.of()
                : tickets.first(scope, filter.copy().put("status", state.wireName()), order, most).stream()
                        .map(Card::of)
                        .toList();
        return new Column(state, count, cards);
    }
}
