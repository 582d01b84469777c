package battwheels.tickets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a ticket is, as its customer is shown: nothing of who works on it, of notes or of costs. */
public record TicketProgress(
        String ticketId,
        String title,
        TicketState status,
        @Nullable String vehicleNumber,
        List<Step> steps,
        Instant createdAt,
        Instant updatedAt) {

    public record Step(TicketState status, Instant at) {}

    public boolean closed() {
        return status == TicketState.CLOSED;
    }

    static TicketProgress of(Ticket ticket) {
        return new TicketProgress(
                ticket.ticketId(),
                ticket.complaint().title(),
                ticket.status(),
                ticket.vehicle().vehicleNumber(),
                ticket.statusHistory().stream()
                        .map(entry -> new Step(entry.status(), entry.timestamp()))
                        .toList(),
                ticket.createdAt(),
                ticket.updatedAt());
    }
}
