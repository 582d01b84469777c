package battwheels.tickets;

import org.jspecify.annotations.Nullable;

/**
 * What an offer or a bill needs to know of a ticket: {@code tickets.forBilling} with {@code ticket_id}, of a ticket that
 * the actor may see; who may write invoices sees this of all.
 *
 * @param customerId a contact; null where the ticket names none
 */
public record BillableTicket(
        String ticketId,
        @Nullable String customerId,
        @Nullable String vehicleNumber,
        @Nullable String vehicleModel) {

    static BillableTicket of(Ticket ticket) {
        return new BillableTicket(
                ticket.ticketId(),
                ticket.customer().customerId(),
                ticket.vehicle().vehicleNumber(),
                ticket.vehicle().vehicleModel());
    }
}
