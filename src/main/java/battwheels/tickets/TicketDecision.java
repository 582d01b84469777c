package battwheels.tickets;

import battwheels.platform.problem.Fault;
import battwheels.platform.shape.Faults;
import battwheels.tickets.TicketEvents.TicketEvent;
import java.util.List;

/** What the rules answer to a command on a ticket. */
public sealed interface TicketDecision {

    /** Save this ticket and these events in one write; there is at least one event. */
    record Changed(Ticket ticket, List<TicketEvent> events) implements TicketDecision {
        public Changed {
            events = List.copyOf(events);
        }
    }

    /** The ticket is already as the command wants it: answer it, write nothing. */
    record Unchanged(Ticket ticket) implements TicketDecision {}

    /** 409: the table has no such move; {@code legalMoves} are those it has, the usual one first. */
    record IllegalMove(TicketState from, TicketState to, List<TicketState> legalMoves) implements TicketDecision {
        static IllegalMove of(TicketState from, TicketState to) {
            return new IllegalMove(from, to, TicketMoves.legalFrom(from));
        }
    }

    /** 422: the command itself is wrong. */
    record Refused(List<Fault> faults) implements TicketDecision {
        static Refused of(Faults faults) {
            return new Refused(faults.list());
        }

        static Refused of(String field, String message) {
            return of(new Faults().add(field, message));
        }
    }
}
