package battwheels.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket in a vehicle's history. */
public record TicketCard(
        String ticketId,
        String title,
        TicketState status,
        Priority priority,
        @Nullable String resolution,
        Instant createdAt,
        @Nullable Instant closedAt) {

    static TicketCard of(Ticket ticket) {
        return new TicketCard(
                ticket.ticketId(),
                ticket.complaint().title(),
                ticket.status(),
                ticket.complaint().priority(),
                ticket.cure().resolution(),
                ticket.createdAt(),
                ticket.closedAt());
    }
}
