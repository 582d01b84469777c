package battwheels;

import battwheels.platform.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Insists, for a bounded time, on what a start asks of a store: a busy machine, or a store that starts at the same
 * moment, answers later than a request would wait.
 */
final class StoreStart {
    private static final long PAUSE_MS = 500;

    private final Vertx vertx;
    private final long giveUpAt;

    /** @param most counted from now */
    StoreStart(Vertx vertx, Duration most) {
        this.vertx = vertx;
        this.giveUpAt = System.nanoTime() + most.toNanos();
    }

    /** @param work safe to repeat; the last failure is the answer when the time is over, any other one at once */
    Future<Void> insist(Supplier<Future<Void>> work) {
        return work.get().recover(failure -> {
            boolean again = failure instanceof StoreUnavailable && System.nanoTime() < giveUpAt;
            return again
                    ? vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS).compose(later -> insist(work))
                    : Future.failedFuture(failure);
        });
    }
}
