package battwheels.tickets;

import battwheels.platform.shape.Faults;
import org.jspecify.annotations.Nullable;

/** Body of an assignment. */
public record AssignTicket(@Nullable String technicianId) {

    Faults faults() {
        return new Faults().needed("technician_id", technicianId, 64);
    }
}
