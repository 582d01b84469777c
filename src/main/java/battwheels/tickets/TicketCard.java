package battwheels.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the history of its vehicle shows it. {@code tickets.ofVehicle} with {@code vehicle_id} answers a list of
 * those the actor may see, newest first.
 */
public record TicketCard(
        String ticketId,
        String title,
        TicketState status,
        Priority priority,
        TicketType ticketType,
        @Nullable String category,
        @Nullable String assignedTechnicianName,
        @Nullable String workSummary,
        @Nullable String resolution,
        Instant createdAt,
        @Nullable Instant closedAt) {

    static TicketCard of(Ticket ticket) {
        return new TicketCard(
                ticket.ticketId(),
                ticket.complaint().title(),
                ticket.status(),
                ticket.complaint().priority(),
                ticket.complaint().ticketType(),
                ticket.complaint().category(),
                ticket.technician().name(),
                ticket.work().workSummary(),
                ticket.cure().resolution(),
                ticket.createdAt(),
                ticket.closedAt());
    }
}
