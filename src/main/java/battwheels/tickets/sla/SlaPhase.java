package battwheels.tickets.sla;

import battwheels.tickets.TicketState;

/** What a ticket's state means for its clock. */
enum SlaPhase {
    /** Nobody has taken it on: both targets run. */
    WAITING,
    /** It is with the workshop: the resolution runs. */
    RUNNING,
    /** It is with the customer or the supplier of a part: nothing runs. */
    PAUSED,
    /** The work is done. */
    DONE;

    static SlaPhase of(TicketState state) {
        return switch (state) {
            case OPEN, REOPENED -> WAITING;
            case ASSIGNED, ESTIMATE_APPROVED, IN_PROGRESS -> RUNNING;
            case ESTIMATE_SHARED, PENDING_PARTS -> PAUSED;
            case WORK_COMPLETED, RESOLVED, INVOICED, PENDING_PAYMENT, CLOSED -> DONE;
        };
    }

    boolean runs() {
        return this == WAITING || this == RUNNING;
    }
}
