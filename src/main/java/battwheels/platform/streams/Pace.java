package battwheels.platform.streams;

import java.time.InstantSource;

/** A bounded number of steps a second. What was missed is not made up for in a burst. */
public final class Pace {
    private static final double SECOND_MS = 1_000;

    private final double eachMs;
    private final InstantSource clock;
    private final Sleep sleep;
    private double nextMs;

    /** Lets time go by. */
    @FunctionalInterface
    public interface Sleep {
        void forMs(long time) throws InterruptedException;
    }

    public Pace(int perSecond, InstantSource clock, Sleep sleep) {
        this.eachMs = SECOND_MS / perSecond;
        this.clock = clock;
        this.sleep = sleep;
        this.nextMs = clock.millis();
    }

    /** Waits for its turn. */
    void step() throws InterruptedException {
        long now = clock.millis();
        nextMs = Math.max(nextMs + eachMs, now);
        if (nextMs - now >= 1) {
            sleep.forMs((long) (nextMs - now));
        }
    }

    void rest(long time) throws InterruptedException {
        sleep.forMs(time);
    }
}
