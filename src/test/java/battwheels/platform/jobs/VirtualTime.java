package battwheels.platform.jobs;

import battwheels.fixtures.SteppedClock;
import battwheels.simulation.Turns;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Time of a simulation: it leaps to the first moment at which somebody can go on when nobody can now. */
final class VirtualTime {
    private final Turns turns;
    private final SteppedClock clock;
    private final TreeMap<Long, Integer> dues = new TreeMap<>();

    VirtualTime(Turns turns, SteppedClock clock) {
        this.turns = turns;
        this.clock = clock;
    }

    /** Goes on some time after the condition holds, or the time is over. */
    void await(BooleanSupplier condition, Duration most) {
        long due = clock.millis() + most.toMillis();
        dues.merge(due, 1, Integer::sum);
        turns.await(() -> clock.millis() >= due || condition.getAsBoolean());
        dues.computeIfPresent(due, (at, waiting) -> waiting == 1 ? null : waiting - 1);
    }

    void sleep(Duration time) {
        await(() -> false, time);
    }

    /** False when nobody waits for a moment to come. */
    boolean leap() {
        Long first = dues.higherKey(clock.millis());
        if (first == null) {
            return false;
        }
        clock.advance(Duration.ofMillis(first - clock.millis()));
        return true;
    }
}
