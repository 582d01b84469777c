package battwheels.tickets;

import battwheels.platform.shape.Faults;
import org.jspecify.annotations.Nullable;

/** Body of a note on the timeline: what kind ({@code call}, {@code note}, ...) and what it says. */
public record AddActivity(@Nullable String action, @Nullable String description) {

    Faults faults() {
        return new Faults()
                .needed("action", action, 100)
                .needed("description", description, TicketActivity.DESCRIPTION_MAX);
    }
}
