package battwheels.tickets;

import battwheels.platform.shape.Faults;
import org.jspecify.annotations.Nullable;

/** Body of a corrected note. */
public record EditActivity(@Nullable String description) {

    Faults faults() {
        return new Faults().needed("description", description, TicketActivity.DESCRIPTION_MAX);
    }
}
