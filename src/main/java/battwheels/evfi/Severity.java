package battwheels.evfi;

/** How bad a symptom is. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;
}
