package battwheels.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** Token buckets by key, one minute long; those nobody uses are dropped. Counted on this node. */
final class Buckets {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int KEPT = 200_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build();

    /** @param perMinute capacity of the key's bucket, refilled evenly within a minute */
    Allowance take(String policy, String key, int perMinute, int cost) {
        Bucket bucket = of(policy, key, perMinute);
        var probe = bucket.tryConsumeAndReturnRemaining(Math.min(cost, perMinute));
        return new Allowance(
                policy,
                perMinute,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    /** How the key's bucket stands; takes nothing. */
    Allowance look(String policy, String key, int perMinute) {
        long remaining = of(policy, key, perMinute).getAvailableTokens();
        long reset = Math.ceilDiv((perMinute - remaining) * PERIOD.toSeconds(), perMinute);
        return new Allowance(policy, perMinute, remaining > 0, remaining, reset, 0);
    }

    private Bucket of(String policy, String key, int perMinute) {
        return buckets.get(policy + " " + key, name -> bucket(perMinute));
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
