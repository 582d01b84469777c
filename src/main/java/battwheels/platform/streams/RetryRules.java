package battwheels.platform.streams;

import java.time.Duration;

/**
 * When a delivery that failed is tried again: after 1 s, then twice as long each time up to 10 minutes, give or take a
 * fifth so that what failed together does not return together; after the tenth failure it is parked.
 */
final class RetryRules {
    static final int TRIES = 10;

    private static final long FIRST_MS = 1_000;
    private static final long LONGEST_MS = Duration.ofMinutes(10).toMillis();
    private static final int JITTER_PARTS = 5;

    private RetryRules() {}

    static boolean parks(int failures) {
        return failures >= TRIES;
    }

    /**
     * @param failures so far, 1 or more
     * @param chance 0 to 1,000
     */
    static long delayMs(int failures, int chance) {
        long whole = Math.min(LONGEST_MS, FIRST_MS << Math.min(failures - 1, 20));
        long spread = whole / JITTER_PARTS;
        return whole - spread + 2 * spread * chance / 1_000;
    }
}
