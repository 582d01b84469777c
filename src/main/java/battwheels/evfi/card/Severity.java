package battwheels.evfi.card;

/** How bad a symptom is. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;
}
