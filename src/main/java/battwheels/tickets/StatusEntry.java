package battwheels.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a ticket's history: since when it stood where, and who moved it there. */
public record StatusEntry(
        TicketState status,
        Instant timestamp,
        String updatedBy,
        @Nullable String notes) {}
