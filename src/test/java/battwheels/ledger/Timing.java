package battwheels.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rounds of one case of a bench; each figure is the median of the rounds. */
final class Timing {
    private static final long LIMIT_S = 1_800;

    /** One call of the case; which one it is, from 0, in its round. */
    @FunctionalInterface
    interface Each {
        void run(int number) throws Exception;
    }

    private record Round(double perSecond, double p50Ms, double p99Ms) {}

    private final List<Round> rounds = new ArrayList<>();

    /** Runs a round of that many calls, of which so many are under way at once. */
    void round(int calls, int atOnce, Each each) throws Exception {
        Semaphore free = new Semaphore(atOnce);
        var took = new ConcurrentLinkedQueue<Long>();
        var thrown = new ConcurrentLinkedQueue<Throwable>();
        long began = System.nanoTime();
        for (int i = 0; i < calls && thrown.isEmpty(); i++) {
            int number = i;
            free.acquire();
            Thread.startVirtualThread(() -> {
                long start = System.nanoTime();
                try {
                    each.run(number);
                    took.add(System.nanoTime() - start);
                } catch (Throwable failure) {
                    thrown.add(failure);
                } finally {
                    free.release();
                }
            });
        }
        if (!free.tryAcquire(atOnce, LIMIT_S, TimeUnit.SECONDS) || !thrown.isEmpty()) {
            throw new IllegalStateException("a round did not end well", thrown.poll());
        }
        rounds.add(round(new ArrayList<>(took), (System.nanoTime() - began) / 1e9));
    }

    private static Round round(List<Long> took, double seconds) {
        Collections.sort(took);
        return new Round(took.size() / seconds, percentileMs(took, 50), percentileMs(took, 99));
    }

    private static double percentileMs(List<Long> ascending, int percent) {
        return ascending.get(Math.min(ascending.size() - 1, ascending.size() * percent / 100)) / 1e6;
    }

    double perSecond() {
        return middle(rounds.stream().map(Round::perSecond).toList());
    }

    double p50Ms() {
        return middle(rounds.stream().map(Round::p50Ms).toList());
    }

    double p99Ms() {
        return middle(rounds.stream().map(Round::p99Ms).toList());
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
