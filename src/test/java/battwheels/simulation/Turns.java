package battwheels.simulation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time, each on a thread of its own, and chooses at every step who goes on: the same seed gives the
 * same order of everything.
 */
public final class Turns {
    private static final int STEPS_MAX = 200_000;

    private final Random random;
    private final Semaphore back = new Semaphore(0);
    private final List<Task> tasks = new ArrayList<>();
    private @Nullable Task current;
    private @Nullable Throwable failure;

    public Turns(Random random) {
        this.random = random;
    }

    private static final class Task {
        private final Semaphore go = new Semaphore(0);
        private BooleanSupplier ready = () -> true;
        private boolean ended;
    }

    /** Adds a task; it begins at some later step. */
    public void spawn(Runnable work) {
        Task task = new Task();
        tasks.add(task);
        Thread.ofVirtual().start(() -> {
            task.go.acquireUninterruptibly();
            try {
                work.run();
            } catch (Crash crashed) {
                // The server of this task is no more.
            } catch (Throwable thrown) {
                failure = thrown;
            }
            task.ended = true;
            back.release();
        });
    }

    /** Lets others go on; this task does some time later. */
    public void step() {
        await(() -> true);
    }

    /** Goes on some time after the condition holds. */
    public void await(BooleanSupplier condition) {
        Task self = requireNonNull(current);
        self.ready = condition;
        back.release();
        self.go.acquireUninterruptibly();
    }

    /** Runs until every task has ended; throws what one of them threw, or when they wait for each other for ever. */
    public void run(Runnable beforeEachStep) {
        run(beforeEachStep, () -> false);
    }

    /** @param idle called when all wait: has time go by, or says false when that would change nothing */
    public void run(Runnable beforeEachStep, BooleanSupplier idle) {
        for (int step = 0; !tasks.isEmpty(); step++) {
            if (step > STEPS_MAX) {
                throw new AssertionError("does not come to an end");
            }
            beforeEachStep.run();
            List<Task> ready = ready();
            if (ready.isEmpty()) {
                if (!idle.getAsBoolean()) {
                    throw new AssertionError("all wait for each other");
                }
                continue;
            }
            Task next = ready.get(random.nextInt(ready.size()));
            current = next;
            next.go.release();
            back.acquireUninterruptibly();
            Throwable thrown = failure;
            if (thrown != null) {
                throw new AssertionError(thrown.getMessage(), thrown);
            }
            tasks.removeIf(task -> task.ended);
        }
    }

    private List<Task> ready() {
        return tasks.stream().filter(task -> task.ready.getAsBoolean()).toList();
    }

    /** The server that runs this was killed: nothing after this happens. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        public Crash() {
            super("killed", null, false, false);
        }
    }
}
