package battwheels.intake;

import battwheels.platform.streams.EventType;
import java.util.List;

/** What happened at the counter on the web. */
public final class IntakeEvents {
    static final String SURVEYED = "ticket.surveyed";

    private IntakeEvents() {}

    /** @param rating 1 to 5 */
    public record Surveyed(String ticketId, int rating) {}

    public static List<EventType> types() {
        return List.of(new EventType(
                SURVEYED, 1, Surveyed.class, "tickets:read_all", "A customer said how a ticket was dealt with."));
    }
}
