package battwheels.tickets;

/** Where the work is done. */
public enum TicketType {
    WORKSHOP,
    ONSITE
}
