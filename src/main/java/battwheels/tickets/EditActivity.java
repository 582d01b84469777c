package battwheels.tickets;

import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** Body of a corrected note. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record EditActivity(@Nullable String description) {

    Faults faults() {
        return new Faults().needed("description", description, TicketActivity.DESCRIPTION_MAX);
    }
}
