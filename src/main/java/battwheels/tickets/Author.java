package battwheels.tickets;

/** Who did something to a ticket, as the ticket remembers it. */
public record Author(String userId, String name) {}
