package battwheels.platform.streams;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of turns at a time on this server, given to the most urgent first and in order of arrival among
 * equals. Every eighth turn goes to the least urgent that waits, so that a flood of urgent ones starves nobody.
 */
final class Slots {
    private static final int LEAST_URGENT_EACH = 8;

    private final int most;
    private final Executor executor;
    private final List<Deque<Runnable>> waiting = Stream.of(Urgency.values())
            .<Deque<Runnable>>map(urgency -> new ArrayDeque<>())
            .toList();
    private int running;
    private int given;

    /** @param executor runs each turn on a virtual thread that may await */
    Slots(int most, Executor executor) {
        this.most = most;
        this.executor = executor;
    }

    /** The turn keeps its slot until {@link #free()} is called for it. */
    void submit(Urgency urgency, Runnable turn) {
        synchronized (this) {
            waiting.get(urgency.ordinal()).add(turn);
        }
        start();
    }

    /** A turn is over. */
    void free() {
        synchronized (this) {
            running--;
        }
        start();
    }

    synchronized int waiting() {
        return waiting.stream().mapToInt(Deque::size).sum();
    }

    private void start() {
        Runnable turn = next();
        if (turn != null) {
            executor.execute(turn);
        }
    }

    private synchronized @Nullable Runnable next() {
        if (running >= most) {
            return null;
        }
        boolean fromBelow = ++given % LEAST_URGENT_EACH == 0;
        for (Deque<Runnable> queue : fromBelow ? waiting.reversed() : waiting) {
            if (!queue.isEmpty()) {
                running++;
                return queue.poll();
            }
        }
        given--;
        return null;
    }
}
