package battwheels.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Answers reused for a second, counted from before the read began, so that a revocation holds everywhere within
 * that second. Failures are never kept.
 */
public final class FreshCache<K, V> {
    static final Duration FRESH = Duration.ofSeconds(1);

    private static final int KEPT = 50_000;

    private final InstantSource clock;
    private final Cache<K, Entry<V>> entries =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(FRESH).build();

    public FreshCache(InstantSource clock) {
        this.clock = clock;
    }

    public Future<V> get(K key, Supplier<Future<V>> read) {
        long now = clock.millis();
        Entry<V> known = entries.getIfPresent(key);
        if (known != null && now - known.startedMs() < FRESH.toMillis()) {
            return known.answer();
        }
        Entry<V> entry = new Entry<>(now, read.get());
        entries.put(key, entry);
        entry.answer().onFailure(failed -> entries.asMap().remove(key, entry));
        return entry.answer();
    }

    public void forget(K key) {
        entries.invalidate(key);
    }

    private record Entry<V>(long startedMs, Future<V> answer) {}
}
