package battwheels.tickets;

import battwheels.tickets.TicketEvents.ActivityAdded;
import battwheels.tickets.TicketEvents.ActivityDeleted;
import battwheels.tickets.TicketEvents.ActivityEdited;
import battwheels.tickets.TicketEvents.SlaBreached;
import battwheels.tickets.TicketEvents.SlaReassigned;
import battwheels.tickets.TicketEvents.SlaWarning;
import battwheels.tickets.TicketEvents.TicketAssigned;
import battwheels.tickets.TicketEvents.TicketClosed;
import battwheels.tickets.TicketEvents.TicketCreated;
import battwheels.tickets.TicketEvents.TicketEvent;
import battwheels.tickets.TicketEvents.TicketMovedIn;
import battwheels.tickets.TicketEvents.TicketResolved;
import battwheels.tickets.TicketEvents.TicketStatusChanged;
import battwheels.tickets.TicketEvents.TicketUpdated;
import battwheels.tickets.sla.SlaClock;

/** How the timeline speaks of an event. */
final class TimelineWords {
    private TimelineWords() {}

    static String action(TicketEvent event) {
        return event.type().substring("ticket.".length());
    }

    static String sentence(TicketEvent event) {
        return switch (event) {
            case TicketCreated created -> "Created: " + created.title() + ".";
            case TicketMovedIn moved -> "Kept elsewhere until now: " + moved.title() + ".";
            case TicketUpdated updated -> "Changed " + String.join(", ", updated.changes()) + ".";
            case TicketAssigned assigned -> "Assigned to " + assigned.technicianName() + ".";
            case TicketStatusChanged moved -> moved(moved);
            case TicketClosed closed -> "Resolution: " + closed.resolution();
            case SlaWarning warning -> "The " + name(warning.clock()) + " is due at " + warning.dueAt() + ".";
            case SlaBreached breached -> "The " + name(breached.clock()) + " was due at " + breached.breachedAt() + ".";
            case SlaReassigned reassigned -> "Late, so it went to the technician with the least to do.";
            // Said already by the move that stands beside them, or about the timeline itself.
            case TicketResolved _, ActivityAdded _, ActivityEdited _, ActivityDeleted _ -> "";
        };
    }

    private static String name(SlaClock clock) {
        return clock == SlaClock.RESPONSE ? "response" : "resolution";
    }

    private static String moved(TicketStatusChanged moved) {
        String move = "Moved from " + moved.oldStatus().wireName() + " to "
                + moved.newStatus().wireName();
        return moved.notes() == null ? move + "." : move + ": " + moved.notes();
    }
}
