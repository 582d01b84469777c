package battwheels.tickets;

/** How urgent a complaint is. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
