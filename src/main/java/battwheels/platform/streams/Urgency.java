package battwheels.platform.streams;

import java.util.Locale;

/** How soon a delivery gets its turn when there are more than turns; most urgent first. */
public enum Urgency {
    CRITICAL,
    HIGH,
    NORMAL,
    LOW,
    BACKGROUND;

    /** As in configuration and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
