package battwheels.platform.tenancy;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The instant by which an answer is owed. Checked before a save, never after it (design rule 8).
 *
 * @param atMs epoch milliseconds
 */
public record Deadline(long atMs) {
    public static Deadline after(Duration wait, InstantSource clock) {
        return new Deadline(clock.millis() + wait.toMillis());
    }

    /** What is left, never negative. */
    public long remainingMs(InstantSource clock) {
        return Math.max(0, atMs - clock.millis());
    }

    public boolean passed(InstantSource clock) {
        return clock.millis() >= atMs;
    }
}
