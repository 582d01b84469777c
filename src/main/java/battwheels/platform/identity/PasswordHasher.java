package battwheels.platform.identity;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes and verifies passwords on workers of their own: the work is heavy (50 ms of one core and 19 MiB each by default) and must
 * neither hold up an event loop nor grow without bound. When all workers are busy and the queue is full, a future fails
 * with {@link RefusedException}, 503 {@code OVERLOADED}.
 */
public final class PasswordHasher implements AutoCloseable {
    private static final int LONGEST_S = 30;

    private final Argon2 argon2;
    private final WorkerExecutor workers;
    private final int admitted;
    private final AtomicInteger running = new AtomicInteger();

    /**
     * @param workers how many hash at once
     * @param queued how many may wait for them
     * @param memoryKib what one hash costs; stored hashes of another cost are found outdated
     */
    public PasswordHasher(Vertx vertx, int workers, int queued, int memoryKib) {
        this.argon2 = new Argon2(memoryKib);
        this.workers = vertx.createSharedWorkerExecutor("passwords", workers, LONGEST_S, TimeUnit.SECONDS);
        this.admitted = workers + queued;
    }

    /** The hash to store, with salt and parameters inside. */
    public Future<String> hash(String password) {
        return admit(() -> argon2.hash(password));
    }

    public Future<PasswordVerdict> verify(String password, String storedHash) {
        return admit(() -> argon2.verify(password, storedHash));
    }

    /**
     * Answers {@code DIFFERS} after the same work as {@link #verify}: for an account that does not exist or has no
     * password, so that the time of the answer does not tell.
     */
    public Future<PasswordVerdict> verifyNobody(String password) {
        return admit(() -> argon2.verifyNobody(password));
    }

    @Override
    public void close() {
        workers.close();
    }

    private <T> Future<T> admit(Callable<T> work) {
        if (running.incrementAndGet() > admitted) {
            running.decrementAndGet();
            return Future.failedFuture(overloaded());
        }
        try {
            return workers.executeBlocking(work, false).onComplete(done -> running.decrementAndGet());
        } catch (RuntimeException e) {
            running.decrementAndGet();
            return Future.failedFuture(e);
        }
    }

    private static RefusedException overloaded() {
        return new RefusedException(Problem.of(
                        ProblemCode.OVERLOADED, "Too many people are signing in at this moment. Nothing was changed.")
                .retryAfter(2));
    }
}
