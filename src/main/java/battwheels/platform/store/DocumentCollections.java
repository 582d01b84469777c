package battwheels.platform.store;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.ext.mongo.MongoClient;
import java.time.Duration;

/** Hands out raw collections of one document store, behind one circuit breaker. */
public final class DocumentCollections implements DocumentStore {
    private static final int FAILURES_TO_OPEN = 8;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final MongoClient client;
    private final CircuitBreaker breaker;

    /** @param operationTimeout bound of every single operation */
    public DocumentCollections(Vertx vertx, MongoClient client, Duration operationTimeout) {
        this.client = client;
        this.breaker = CircuitBreaker.create(
                        "documents",
                        vertx,
                        new CircuitBreakerOptions()
                                .setTimeout(operationTimeout.toMillis())
                                .setMaxFailures(FAILURES_TO_OPEN)
                                .setResetTimeout(RETRY_AFTER.toMillis())
                                .setNotificationAddress(null))
                .failurePolicy(DocumentCollections::counts);
    }

    @Override
    public RawDocuments open(String name) {
        return new RawDocuments(client, breaker, name);
    }

    private static boolean counts(AsyncResult<?> result) {
        return result.failed() && RawDocuments.isOutage(result.cause());
    }
}
