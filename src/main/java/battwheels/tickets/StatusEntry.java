package battwheels.tickets;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a ticket's history: since when it stood where, and who moved it there. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StatusEntry(TicketState status, Instant timestamp, String updatedBy, @Nullable String notes) {}
