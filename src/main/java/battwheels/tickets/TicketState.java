package battwheels.tickets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a ticket stands: twelve states. Older clients know three of them by a second name too; every name is read,
 * only the canonical one is written. The reasons are in {@code src/docs/decisions/ticket-states.md}.
 */
public enum TicketState {
    /** Taken in, nobody assigned. */
    OPEN("open"),
    /** A technician has it and has not begun. */
    ASSIGNED("assigned", "technician_assigned"),
    /** The customer has the estimate and has not answered. */
    ESTIMATE_SHARED("estimate_shared"),
    ESTIMATE_APPROVED("estimate_approved"),
    /** Somebody is at the vehicle. */
    IN_PROGRESS("in_progress", "work_in_progress"),
    /** Work stands still until parts arrive. */
    PENDING_PARTS("pending_parts", "waiting_for_parts"),
    /** The technician has finished; the desk has not. */
    WORK_COMPLETED("work_completed"),
    /** The complaint is gone without workshop work left to bill or confirm. */
    RESOLVED("resolved"),
    INVOICED("invoiced"),
    /** The invoice is out and unpaid. */
    PENDING_PAYMENT("pending_payment"),
    CLOSED("closed"),
    /** The complaint came back after the ticket was closed or resolved. */
    REOPENED("reopened");

    private static final Map<String, TicketState> BY_NAME = byName();

    private final String wireName;
    private final List<String> synonyms;

    TicketState(String wireName, String... synonyms) {
        this.wireName = wireName;
        this.synonyms = List.of(synonyms);
    }

    private static Map<String, TicketState> byName() {
        Map<String, TicketState> names = new LinkedHashMap<>();
        for (TicketState state : values()) {
            names.put(state.wireName, state);
            state.synonyms.forEach(synonym -> names.put(synonym, state));
        }
        return names;
    }

    /** Reads a canonical name or a synonym. */
    public static Optional<TicketState> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** As {@link #find}, for readers that checked the name before; an unknown one is an exception. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TicketState named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no ticket state " + name));
    }

    /** Every name that is read: the canonical ones and their synonyms. */
    public static Set<String> names() {
        return Set.copyOf(BY_NAME.keySet());
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** True once the work is done: from here on the technician stays who it was. */
    public boolean isAfterWork() {
        return switch (this) {
            case WORK_COMPLETED, RESOLVED, INVOICED, PENDING_PAYMENT, CLOSED -> true;
            case OPEN, ASSIGNED, ESTIMATE_SHARED, ESTIMATE_APPROVED, IN_PROGRESS, PENDING_PARTS, REOPENED -> false;
        };
    }
}
