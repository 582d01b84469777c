package battwheels.tickets;

import static battwheels.tickets.TicketState.ASSIGNED;
import static battwheels.tickets.TicketState.CLOSED;
import static battwheels.tickets.TicketState.ESTIMATE_APPROVED;
import static battwheels.tickets.TicketState.ESTIMATE_SHARED;
import static battwheels.tickets.TicketState.INVOICED;
import static battwheels.tickets.TicketState.IN_PROGRESS;
import static battwheels.tickets.TicketState.OPEN;
import static battwheels.tickets.TicketState.PENDING_PARTS;
import static battwheels.tickets.TicketState.PENDING_PAYMENT;
import static battwheels.tickets.TicketState.REOPENED;
import static battwheels.tickets.TicketState.RESOLVED;
import static battwheels.tickets.TicketState.WORK_COMPLETED;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The one table of legal moves. Every way to change a ticket's state asks here, whatever it is called on the wire. */
public final class TicketMoves {
    private static final Map<TicketState, List<TicketState>> TABLE = new EnumMap<>(TicketState.class);

    static {
        from(OPEN, ASSIGNED, IN_PROGRESS, CLOSED);
        from(ASSIGNED, IN_PROGRESS, ESTIMATE_SHARED, WORK_COMPLETED, OPEN, CLOSED);
        from(ESTIMATE_SHARED, ESTIMATE_APPROVED, ASSIGNED, CLOSED);
        from(ESTIMATE_APPROVED, IN_PROGRESS, WORK_COMPLETED, ESTIMATE_SHARED, CLOSED);
        from(IN_PROGRESS, WORK_COMPLETED, PENDING_PARTS, RESOLVED, ASSIGNED, ESTIMATE_APPROVED);
        from(PENDING_PARTS, IN_PROGRESS, CLOSED);
        from(WORK_COMPLETED, INVOICED, CLOSED, IN_PROGRESS);
        from(RESOLVED, CLOSED, REOPENED, INVOICED);
        from(INVOICED, PENDING_PAYMENT, CLOSED, WORK_COMPLETED);
        from(PENDING_PAYMENT, CLOSED, INVOICED);
        from(CLOSED, REOPENED);
        from(REOPENED, ASSIGNED, IN_PROGRESS);
    }

    private TicketMoves() {}

    private static void from(TicketState state, TicketState... next) {
        TABLE.put(state, List.of(next));
    }

    /** The states a ticket may move to from here, the usual one first. */
    public static List<TicketState> legalFrom(TicketState state) {
        return TABLE.getOrDefault(state, List.of());
    }

    public static boolean isLegal(TicketState from, TicketState to) {
        return legalFrom(from).contains(to);
    }
}
