package battwheels.tickets;

import battwheels.platform.streams.EventType;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of events that tickets tell. Seen by those who may see every ticket, since an event names its own. */
public final class TicketVocabulary {
    private TicketVocabulary() {}

    public static List<EventType> types() {
        return Stream.of(life(), promises(), timeline()).flatMap(List::stream).toList();
    }

    private static List<EventType> life() {
        return List.of(
                new EventType(
                        "ticket.created",
                        1,
                        TicketEvents.TicketCreated.class,
                        "tickets:read_all",
                        "A ticket was opened."),
                new EventType(
                        "ticket.moved_in",
                        1,
                        TicketEvents.TicketMovedIn.class,
                        "tickets:read_all",
                        "A ticket that was kept elsewhere is kept here from now on."),
                new EventType(
                        "ticket.updated",
                        1,
                        TicketEvents.TicketUpdated.class,
                        "tickets:read_all",
                        "Fields of a ticket were changed that have no event of their own."),
                new EventType(
                        "ticket.assigned",
                        1,
                        TicketEvents.TicketAssigned.class,
                        "tickets:read_all",
                        "A ticket was given to a technician."),
                new EventType(
                        "ticket.status_changed",
                        1,
                        TicketEvents.TicketStatusChanged.class,
                        "tickets:read_all",
                        "A ticket moved from one status to another."),
                new EventType(
                        "ticket.resolved",
                        1,
                        TicketEvents.TicketResolved.class,
                        "tickets:read_all",
                        "The work on a ticket was completed."),
                new EventType(
                        "ticket.closed",
                        1,
                        TicketEvents.TicketClosed.class,
                        "tickets:read_all",
                        "A ticket was closed with its outcome."));
    }

    private static List<EventType> promises() {
        return List.of(
                new EventType(
                        "ticket.sla_warning",
                        1,
                        TicketEvents.SlaWarning.class,
                        "tickets:read_all",
                        "A promise made for a ticket runs out soon."),
                new EventType(
                        "ticket.sla_breached",
                        1,
                        TicketEvents.SlaBreached.class,
                        "tickets:read_all",
                        "A promise made for a ticket was broken."),
                new EventType(
                        "ticket.sla_reassigned",
                        1,
                        TicketEvents.SlaReassigned.class,
                        "tickets:read_all",
                        "A late ticket was given to the technician with the least to do."));
    }

    private static List<EventType> timeline() {
        return List.of(
                new EventType(
                        "ticket.activity_added",
                        1,
                        TicketEvents.ActivityAdded.class,
                        "tickets:read_all",
                        "Somebody wrote into a ticket's timeline."),
                new EventType(
                        "ticket.activity_edited",
                        1,
                        TicketEvents.ActivityEdited.class,
                        "tickets:read_all",
                        "Somebody corrected an entry of a ticket's timeline."),
                new EventType(
                        "ticket.activity_deleted",
                        1,
                        TicketEvents.ActivityDeleted.class,
                        "tickets:read_all",
                        "Somebody took an entry off a ticket's timeline."));
    }
}
