package battwheels.tickets;

import battwheels.platform.problem.Fault;
import battwheels.tickets.TicketEvents.TicketEvent;
import java.util.List;

/** What the timeline answers to a note or its correction. */
public sealed interface ActivityDecision {

    /** Save the entry and the event in one write. */
    record Kept(TicketActivity activity, TicketEvent event) implements ActivityDecision {}

    /** The note says that already: answer it, write nothing. */
    record Unchanged(TicketActivity activity) implements ActivityDecision {}

    /** 403: somebody else wrote it. */
    record NotTheAuthor(String authorName) implements ActivityDecision {}

    /** 409: the entry cannot be edited (any more). */
    record Settled(String reason) implements ActivityDecision {}

    /** 422. */
    record Refused(List<Fault> faults) implements ActivityDecision {}
}
