package battwheels.tickets;

import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** Body of a reopening; may be missing altogether, which is {@link #silent}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ReopenTicket(@Nullable String reason) {
    public static ReopenTicket silent() {
        return new ReopenTicket(null);
    }

    Faults faults() {
        return new Faults().text("reason", reason, TicketRules.NOTES_MAX);
    }
}
