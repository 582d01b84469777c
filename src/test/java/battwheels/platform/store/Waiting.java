package battwheels.platform.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Bridges from asynchronous stores to plain test methods; every wait has an end. */
public final class Waiting {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Waiting() {}

    /** The result of a future that must succeed. */
    public static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Why a future fails, which it must. */
    public static Throwable failure(Future<?> future) {
        return result(future.transform(outcome -> outcome.failed()
                ? Future.succeededFuture(outcome.cause())
                : Future.failedFuture(new AssertionError("succeeded with " + outcome.result()))));
    }

    public static void until(BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNs) {
                throw new AssertionError("the condition did not come true within " + LIMIT);
            }
            Thread.onSpinWait();
        }
    }
}
