package battwheels.tickets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a ticket complains of: {@code tickets.describe} with {@code ticket_id}, of a ticket that the actor may see. */
public record TicketStory(
        String ticketId,
        String title,
        @Nullable String description,
        @Nullable String category,
        List<String> errorCodes,
        @Nullable String vehicleMake,
        @Nullable String vehicleModel) {

    static TicketStory of(Ticket ticket) {
        return new TicketStory(
                ticket.ticketId(),
                ticket.complaint().title(),
                ticket.complaint().description(),
                ticket.complaint().category(),
                ticket.complaint().errorCodesReported(),
                ticket.vehicle().vehicleMake(),
                ticket.vehicle().vehicleModel());
    }
}
