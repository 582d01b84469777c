package battwheels.platform.jobs;

import java.util.HashMap;
import java.util.Map;

/** What a job of each kind usually takes, in microseconds: a moving average, so that the latest jobs count most. */
final class Costs {
    private static final int KINDS_MOST = 1_000;
    private static final long UNKNOWN = 10_000;
    private static final int REMEMBERED = 8;

    private final Map<String, Long> averages = new HashMap<>();

    long expected(String kind) {
        return averages.getOrDefault(kind, UNKNOWN);
    }

    void took(String kind, long microseconds) {
        if (averages.size() < KINDS_MOST || averages.containsKey(kind)) {
            averages.merge(kind, microseconds, (old, latest) -> old + (latest - old) / REMEMBERED);
        }
    }
}
