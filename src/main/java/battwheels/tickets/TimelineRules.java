package battwheels.tickets;

import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Actor;
import battwheels.tickets.TicketEvents.ActivityAdded;
import battwheels.tickets.TicketEvents.ActivityDeleted;
import battwheels.tickets.TicketEvents.ActivityEdited;
import battwheels.tickets.TicketEvents.TicketEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Decides what stands on a ticket's timeline: notes people write, and one entry for each event of the ticket. */
public final class TimelineRules {
    private static final ActivityDecision WRITTEN_BY_THE_PRODUCT =
            new ActivityDecision.Settled("the entry was written by the product");

    private TimelineRules() {}

    public static ActivityDecision add(String activityId, String ticketId, AddActivity command, Actor by, Instant now) {
        Faults faults = command.faults();
        if (faults.any()) {
            return new ActivityDecision.Refused(faults.list());
        }
        String action = Objects.requireNonNull(command.action()).strip();
        String description = Objects.requireNonNull(command.description());
        return new ActivityDecision.Kept(
                TicketActivity.note(activityId, ticketId, action, description, by, now),
                new ActivityAdded(ticketId, activityId, action, by.id()));
    }

    /** Only its author corrects a note, and what it said before stays readable. */
    public static ActivityDecision edit(TicketActivity activity, EditActivity command, Actor by, Instant now) {
        Faults faults = command.faults();
        if (faults.any()) {
            return new ActivityDecision.Refused(faults.list());
        }
        if (activity.automatic()) {
            return WRITTEN_BY_THE_PRODUCT;
        }
        if (!activity.userId().equals(by.id())) {
            return new ActivityDecision.NotTheAuthor(activity.userName());
        }
        return edited(activity, Objects.requireNonNull(command.description()), by, now);
    }

    private static ActivityDecision edited(TicketActivity activity, String description, Actor by, Instant now) {
        if (description.equals(activity.description())) {
            return new ActivityDecision.Unchanged(activity);
        }
        if (activity.edits().size() >= TicketActivity.EDITS_MAX) {
            return new ActivityDecision.Settled(
                    "the entry was edited " + TicketActivity.EDITS_MAX + " times; add another");
        }
        List<TicketActivity.Edit> edits = new ArrayList<>(activity.edits());
        edits.add(new TicketActivity.Edit(activity.description(), now));
        return new ActivityDecision.Kept(
                new TicketActivity(
                        activity.activityId(),
                        activity.ticketId(),
                        activity.action(),
                        description,
                        activity.userId(),
                        activity.userName(),
                        activity.timestamp(),
                        now,
                        false,
                        edits),
                new ActivityEdited(activity.ticketId(), activity.activityId(), by.id()));
    }

    public static ActivityDecision delete(TicketActivity activity, Actor by) {
        return activity.automatic()
                ? WRITTEN_BY_THE_PRODUCT
                : new ActivityDecision.Kept(
                        activity, new ActivityDeleted(activity.ticketId(), activity.activityId(), by.id()));
    }

    /** The entry an event of a ticket leaves behind. */
    public static TicketActivity entryOf(String activityId, TicketEvent event, Actor by, Instant at) {
        return new TicketActivity(
                activityId,
                event.ticketId(),
                TimelineWords.action(event),
                TimelineWords.sentence(event),
                by.id(),
                by.name(),
                at,
                null,
                true,
                List.of());
    }
}
