package battwheels.platform.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks each store for a sign of life; a store that says nothing in time is down. */
public final class StoreHealth {
    private final DocumentClient documents;
    private final Future<StreamsClient> streams;
    private final Duration deadline;

    public StoreHealth(DocumentClient documents, Future<StreamsClient> streams, Duration deadline) {
        this.documents = documents;
        this.streams = streams;
        this.deadline = deadline;
    }

    /** Never fails: a store that is down is an answer. */
    public Future<EngineState> documents() {
        return timed(() -> documents.mongo().runCommand("ping", new JsonObject().put("ping", 1)));
    }

    /** Never fails: a store that is down is an answer. */
    public Future<EngineState> streams() {
        return timed(() -> streams.compose(client -> client.send(Request.cmd(Command.PING))));
    }

    private <T> Future<EngineState> timed(Supplier<Future<T>> ping) {
        long startedNs = System.nanoTime();
        return ping.get()
                .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .transform(result -> Future.succeededFuture(
                        new EngineState(result.succeeded(), Duration.ofNanos(System.nanoTime() - startedNs))));
    }

    /**
     * What one store answered.
     *
     * @param latency until the answer, or until none was awaited any longer
     */
    public record EngineState(boolean up, Duration latency) {}
}
