package battwheels.tickets;

import battwheels.platform.shape.Faults;
import org.jspecify.annotations.Nullable;

/** Body of a reopening; may be missing altogether, which is {@link #silent}. */
public record ReopenTicket(@Nullable String reason) {
    public static ReopenTicket silent() {
        return new ReopenTicket(null);
    }

    Faults faults() {
        return new Faults().text("reason", reason, TicketRules.NOTES_MAX);
    }
}
