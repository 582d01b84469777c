package battwheels.tickets;

/** How many tickets name a contact or vehicle. */
public record TicketCounts(long open, long total) {}
