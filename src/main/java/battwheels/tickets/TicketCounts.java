package battwheels.tickets;

/**
 * How many tickets name something: the answer to {@code tickets.countOf} with {@code kind} (contact or vehicle) and
 * {@code id}. All of the organization's count, whoever asks.
 *
 * @param open those that are not closed
 */
public record TicketCounts(long open, long total) {}
