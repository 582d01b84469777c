package battwheels.tickets;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a ticket's timeline, a document of its own.
 *
 * @param automatic written by the product when the ticket changed; nobody edits it
 * @param edits earlier wordings, oldest first, at most {@link #EDITS_MAX}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
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
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Edit(String description, Instant replacedAt) {}

    static TicketActivity note(
            String activityId, String ticketId, String action, String description, Author by, Instant now) {
        return new TicketActivity(
                activityId, ticketId, action, description, by.userId(), by.name(), now, null, false, List.of());
    }
}
