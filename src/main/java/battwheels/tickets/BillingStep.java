package battwheels.tickets;

import static battwheels.tickets.TicketState.ASSIGNED;
import static battwheels.tickets.TicketState.ESTIMATE_APPROVED;
import static battwheels.tickets.TicketState.ESTIMATE_SHARED;
import static battwheels.tickets.TicketState.INVOICED;
import static battwheels.tickets.TicketState.PENDING_PAYMENT;
import static battwheels.tickets.TicketState.RESOLVED;
import static battwheels.tickets.TicketState.WORK_COMPLETED;

import java.util.Map;
import java.util.Optional;

/**
 * How a ticket goes along with what is offered and billed for it. From any other state it stays where it is: an estimate
 * for more work does not take a vehicle off the bench.
 */
enum BillingStep {
    OFFERED(Map.of(ASSIGNED, ESTIMATE_SHARED, ESTIMATE_APPROVED, ESTIMATE_SHARED)),
    APPROVED(Map.of(ESTIMATE_SHARED, ESTIMATE_APPROVED)),
    REJECTED(Map.of(ESTIMATE_SHARED, ASSIGNED)),
    BILLED(Map.of(WORK_COMPLETED, INVOICED, RESOLVED, INVOICED)),
    OWED(Map.of(WORK_COMPLETED, INVOICED, RESOLVED, INVOICED, INVOICED, PENDING_PAYMENT)),
    PAID(Map.of(PENDING_PAYMENT, INVOICED)),
    /** Taken twice, it leads from both to the work that is done and not billed. */
    TAKEN_BACK(Map.of(PENDING_PAYMENT, INVOICED, INVOICED, WORK_COMPLETED));

    private final Map<TicketState, TicketState> moves;

    BillingStep(Map<TicketState, TicketState> moves) {
        this.moves = moves;
    }

    Optional<TicketState> from(TicketState state) {
        return Optional.ofNullable(moves.get(state));
    }

    /** By what the estimate became. */
    static Optional<BillingStep> ofEstimate(String status) {
        return switch (status) {
            case "sent" -> Optional.of(OFFERED);
            case "accepted" -> Optional.of(APPROVED);
            case "declined" -> Optional.of(REJECTED);
            case "converted" -> Optional.of(BILLED);
            default -> Optional.empty();
        };
    }
}
