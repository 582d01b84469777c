package battwheels.platform.jobs;

import battwheels.fixtures.SteppedClock;
import battwheels.platform.store.StoreUnavailable;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** What goes wrong in one run, and how often; nothing does any more after {@link #end}. */
final class Trouble {
    private static final int LOST_ONE_IN = 70;
    private static final int CRASH_ONE_IN = 250;
    private static final int STILL_ONE_IN = 300;
    private static final int FLUSH_ONE_IN = 400;
    private static final int OUTAGE_ONE_IN = 500;
    private static final int OUTAGE_MS = 3_000;

    final Map<String, Integer> crashes = new TreeMap<>();

    private final Random random;
    private final SteppedClock clock;
    private String lastOperation = "start";
    private int crashesLeft = 4;
    private int stillsLeft = 3;
    private int flushesLeft = 3;
    private int outagesLeft = 2;
    private long documentsAwayMs;
    private long streamsAwayMs;
    private boolean over;

    Trouble(Random random, SteppedClock clock) {
        this.random = random;
        this.clock = clock;
    }

    void end() {
        over = true;
    }

    /** Where the server that is killed now was, if one is. */
    Optional<String> mayCrash() {
        if (over || crashesLeft == 0 || random.nextInt(CRASH_ONE_IN) != 0) {
            return Optional.empty();
        }
        crashesLeft--;
        crashes.merge(lastOperation, 1, Integer::sum);
        return Optional.of(lastOperation);
    }

    boolean mayStandStill() {
        boolean still = !over && stillsLeft > 0 && random.nextInt(STILL_ONE_IN) == 0;
        stillsLeft -= still ? 1 : 0;
        return still;
    }

    boolean mayFlush() {
        boolean flush = !over && flushesLeft > 0 && random.nextInt(FLUSH_ONE_IN) == 0;
        flushesLeft -= flush ? 1 : 0;
        return flush;
    }

    /** A request or reply of the document store is under way. */
    void onDocuments(String operation) {
        lastOperation = operation;
        if (mayBeginOutage()) {
            documentsAwayMs = clock.millis() + random.nextInt(OUTAGE_MS);
        }
        pass(documentsAwayMs);
    }

    void onStreams(String operation) {
        lastOperation = operation;
        if (mayBeginOutage()) {
            streamsAwayMs = clock.millis() + random.nextInt(OUTAGE_MS);
        }
        pass(streamsAwayMs);
    }

    private boolean mayBeginOutage() {
        boolean begins = !over && outagesLeft > 0 && random.nextInt(OUTAGE_ONE_IN) == 0;
        outagesLeft -= begins ? 1 : 0;
        return begins;
    }

    private void pass(long awayUntilMs) {
        if (clock.millis() < awayUntilMs || !over && random.nextInt(LOST_ONE_IN) == 0) {
            throw new StoreUnavailable("lost on the way", true, new IllegalStateException());
        }
    }
}
