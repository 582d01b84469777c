package battwheels.tickets;

import battwheels.platform.tenancy.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a ticket's timeline, a document of its own.
 *
 * @param automatic written by the product when the ticket changed; nobody edits it
 * @param edits earlier wordings, oldest first, at most {@link #EDITS_MAX}
 */
public record TicketActivity(
        String activityId,
        String ticketId,
        String action,
        String description,
        String userId,
        String userName,
        Instant timestamp,
        @Nullable Instant editedAt,
        boolean automatic,
        List<Edit> edits) {

    public static final int DESCRIPTION_MAX = 10_000;
    public static final int EDITS_MAX = 50;

    public TicketActivity {
        edits = List.copyOf(edits);
    }

    /** A wording that was replaced, and when. */
    public record Edit(String description, Instant replacedAt) {}

    static TicketActivity note(
            String activityId, String ticketId, String action, String description, Actor by, Instant now) {
        return new TicketActivity(
                activityId, ticketId, action, description, by.id(), by.name(), now, null, false, List.of());
    }
}
