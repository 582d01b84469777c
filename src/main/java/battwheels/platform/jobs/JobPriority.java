package battwheels.platform.jobs;

import java.util.Locale;

/** How urgent a job is within its organization; between organizations only fairness counts. */
public enum JobPriority {
    CRITICAL,
    HIGH,
    NORMAL,
    LOW,
    BACKGROUND;

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobPriority read(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
