package battwheels.platform.store;

import static battwheels.fixtures.TestDocuments.result;

import battwheels.platform.store.embedded.EmbeddedStreams;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the Redis child process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedStreamStoreTest implements StreamStoreContract {
    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedStreams engine;
    private final StreamsClient client;
    private final Streams streams;

    EmbeddedStreamStoreTest(@TempDir Path data) {
        engine = EmbeddedStreams.start(data, 0).join();
        client = StreamsClient.open(vertx, StreamsClient.Settings.standard(engine.url()));
        streams = new RedisStreams(
                vertx, Future.succeededFuture(client), StoreTimeouts.standard().answer());
    }

    @Override
    public Streams streams() {
        return streams;
    }

    @AfterAll
    void close() {
        result(client.close());
        result(vertx.close());
        engine.close();
    }
}
