package battwheels.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay as it was planned; also the payload of its job.
 *
 * @param deliveries as the plan says, so that nobody replays what nobody looked at
 * @param ratePerSecond most calls of a handler a second
 */
record ReplayOrder(
        List<String> subscriptions,
        String fromSequence,
        String toSequence,
        long deliveries,
        @Nullable Integer ratePerSecond) {
    static final int RATE = 100;

    int rate() {
        return ratePerSecond == null ? RATE : ratePerSecond;
    }
}
