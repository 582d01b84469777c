package battwheels.tickets;

import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** Body of an assignment. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AssignTicket(@Nullable String technicianId) {

    Faults faults() {
        return new Faults().needed("technician_id", technicianId, 64);
    }
}
