package battwheels.platform.store;

import static battwheels.fixtures.TestDocuments.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import battwheels.fixtures.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the redis-server 7 that a machine's packages bring. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DebianStreamStoreTest implements StreamStoreContract {
    private final Vertx vertx = Vertx.vertx();
    private @Nullable RedisServer server;
    private @Nullable StreamsClient client;
    private @Nullable Streams streams;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        assumeTrue(RedisServer.isInstalled(), "no redis-server on this machine; scripts/test installs it where apt is");
        server = RedisServer.start(data);
        client = StreamsClient.open(vertx, StreamsClient.Settings.standard(server.url()));
        streams = new RedisStreams(
                vertx, Future.succeededFuture(client), StoreTimeouts.standard().answer());
    }

    @Override
    public Streams streams() {
        return Objects.requireNonNull(streams);
    }

    @Test
    void itIsNotTheEmbeddedOne() throws Exception {
        assertThat(Objects.requireNonNull(server).version()).startsWith("7");
    }

    @AfterAll
    void close() throws Exception {
        if (client != null) {
            result(client.close());
        }
        result(vertx.close());
        if (server != null) {
            server.close();
        }
    }
}
