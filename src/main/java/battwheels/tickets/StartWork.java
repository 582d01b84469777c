package battwheels.tickets;

import battwheels.platform.shape.Faults;
import org.jspecify.annotations.Nullable;

/** Body of a start of work; may be missing altogether, which is {@link #silent}. */
public record StartWork(@Nullable String notes) {
    public static StartWork silent() {
        return new StartWork(null);
    }

    Faults faults() {
        return new Faults().text("notes", notes, TicketRules.NOTES_MAX);
    }
}
