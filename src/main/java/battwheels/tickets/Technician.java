package battwheels.tickets;

/** A member who can be given work; that he or she is active has been checked. */
public record Technician(String userId, String name) {}
