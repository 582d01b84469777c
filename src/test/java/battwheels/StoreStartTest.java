package battwheels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.platform.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreStartTest {
    private static final StoreUnavailable SLOW = new StoreUnavailable("slow", true, new IllegalStateException());

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        result(vertx.close());
    }

    @Test
    void aStoreThatAnswersLateIsAskedAgain() throws Exception {
        result(new StoreStart(vertx, Duration.ofSeconds(20))
                .insist(() -> asked.incrementAndGet() < 3 ? Future.failedFuture(SLOW) : Future.succeededFuture()));

        assertThat(asked).hasValue(3);
    }

    @Test
    void aStoreThatNeverAnswersEndsTheStart() {
        assertThatThrownBy(() -> result(new StoreStart(vertx, Duration.ofMillis(700)).insist(() -> {
                    asked.incrementAndGet();
                    return Future.failedFuture(SLOW);
                })))
                .isInstanceOf(ExecutionException.class)
                .hasCause(SLOW);
        assertThat(asked).hasValueGreaterThan(1);
    }

    @Test
    void otherFailuresEndTheStartAtOnce() {
        assertThatThrownBy(() -> result(new StoreStart(vertx, Duration.ofSeconds(20)).insist(() -> {
                    asked.incrementAndGet();
                    return Future.failedFuture(new IllegalStateException("two documents with one key"));
                })))
                .hasMessageContaining("two documents with one key");
        assertThat(asked).hasValue(1);
    }

    private static void result(Future<Void> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
