package battwheels.platform.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bulkhead: a bounded number of commands in flight per organization and a bounded queue behind it.
 * A lane exists only while its organization has work, so sleeping organizations cost nothing.
 */
final class Lanes {
    private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();
    private final int inFlightMax;
    private final int queuedMax;

    Lanes(int inFlightMax, int queuedMax) {
        this.inFlightMax = inFlightMax;
        this.queuedMax = queuedMax;
    }

    /** Completes when the caller may start; fails with {@link Full} when the queue is full. */
    Future<Void> enter(String key) {
        Promise<Void> turn = Promise.promise();
        lanes.compute(key, (name, found) -> {
            Lane lane = found == null ? new Lane() : found;
            lane.enter(turn);
            return lane;
        });
        return turn.future();
    }

    void leave(String key) {
        Promise<?>[] next = new Promise<?>[1];
        lanes.computeIfPresent(key, (name, lane) -> {
            next[0] = lane.leave();
            return lane.inFlight == 0 ? null : lane;
        });
        if (next[0] != null) {
            next[0].complete();
        }
    }

    int size() {
        return lanes.size();
    }

    /** The organization has as much in flight and waiting as it may. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Full() {
            super("lane full", null, false, false);
        }
    }

    private final class Lane {
        private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
        private int inFlight;

        void enter(Promise<Void> turn) {
            if (inFlight < inFlightMax) {
                inFlight++;
                turn.complete();
            } else if (waiting.size() < queuedMax) {
                waiting.add(turn);
            } else {
                turn.fail(new Full());
            }
        }

        /** A slot passes to the one that waited longest; the count falls only when nobody waits. */
        Promise<Void> leave() {
            Promise<Void> next = waiting.poll();
            if (next == null) {
                inFlight--;
            }
            return next;
        }
    }
}
