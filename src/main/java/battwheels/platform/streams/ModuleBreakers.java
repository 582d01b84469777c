package battwheels.platform.streams;

import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One circuit breaker for each module, opened by faults of connection and time alone: a module whose outside system is
 * away stops alone, its events wait where they are, and no attempt is counted. Each time it opens again at once it stays
 * open twice as long, up to a minute.
 */
final class ModuleBreakers {
    static final int FAILURES_TO_OPEN = 5;

    private static final long FIRST_MS = 1_000;
    private static final long LONGEST_MS = 60_000;

    private final InstantSource clock;
    private final ConcurrentHashMap<String, Breaker> breakers = new ConcurrentHashMap<>();

    ModuleBreakers(InstantSource clock) {
        this.clock = clock;
    }

    /** Epoch milliseconds until which the module rests; in the past when it works. */
    long restsUntilMs(String module) {
        return of(module).untilMs;
    }

    boolean rests(String module) {
        return clock.millis() < restsUntilMs(module);
    }

    void succeeded(String module) {
        if (of(module).failures > 0) {
            breakers.put(module, Breaker.CLOSED);
        }
    }

    /** A fault of connection or time. */
    void failed(String module) {
        breakers.compute(module, (name, found) -> (found == null ? Breaker.CLOSED : found).worse(clock.millis()));
    }

    private Breaker of(String module) {
        return breakers.getOrDefault(module, Breaker.CLOSED);
    }

    /** After it rested, one more failure opens it again: nothing counted as success in between. */
    private record Breaker(int failures, long untilMs) {
        private static final Breaker CLOSED = new Breaker(0, 0);

        Breaker worse(long nowMs) {
            int more = failures + 1;
            if (more < FAILURES_TO_OPEN) {
                return new Breaker(more, 0);
            }
            long rest = Math.min(LONGEST_MS, FIRST_MS << Math.min(more - FAILURES_TO_OPEN, 6));
            return new Breaker(more, nowMs + rest);
        }
    }
}
