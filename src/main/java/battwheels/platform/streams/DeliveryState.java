package battwheels.platform.streams;

import java.util.Locale;

/**
 * The life of a delivery that did not succeed at once; one that succeeds leaves nothing behind.
 *
 * <pre>
 *   retrying --tenth failure--> parked --by a person--> retrying | dropped
 *   held (behind another of the same aggregate) --that one is out of the way--> retrying
 * </pre>
 */
public enum DeliveryState {
    RETRYING,
    HELD,
    PARKED,
    DROPPED;

    /** As stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the server works on it. */
    boolean isOpen() {
        return this == RETRYING || this == HELD;
    }
}
