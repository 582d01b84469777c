package battwheels.platform.store.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.fixtures.WeaviateServer;
import battwheels.platform.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A Weaviate server; runs where one is installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = "battwheels.fixtures.WeaviateServer#isInstalled", disabledReason = "no weaviate-server installed")
class WeaviateVectorsTest implements VectorStoreContract {
    private static final Set<String> APPROVED = Set.of("approved");

    @TempDir
    static Path folder;

    private Vertx vertx;
    private WeaviateServer server;
    private VectorStore target;

    @BeforeAll
    void open() throws Exception {
        vertx = Vertx.vertx();
        server = WeaviateServer.start(folder);
        target = new WeaviateVectors(vertx, new WeaviateAddress(server.url(), server.grpcPort(), Optional.empty()));
    }

    @AfterAll
    void close() throws Exception {
        target.close();
        server.close();
        await(vertx.close());
    }

    @Override
    public VectorStore target() {
        return target;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private Future<List<Near>> asked(Space space) {
        return target.lexical(space, "horn", APPROVED, 10);
    }

    @Test
    void aServerThatIsPausedIsUnavailableInTimeAndAnswersAfterwards() throws Exception {
        Space space = filled("org_paused");
        server.pause();
        try {
            assertThatThrownBy(() -> await(asked(space)))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(StoreUnavailable.class);
        } finally {
            server.goOn();
        }
        assertThat(await(asked(space))).hasSize(1);
    }

    @Test
    void whatWasPutIsThereAfterAKill() throws Exception {
        Space space = filled("org_killed");
        server.kill();
        assertThatThrownBy(() -> await(asked(space))).hasCauseInstanceOf(StoreUnavailable.class);

        server.startAgain();

        assertThat(settled(space)).hasSize(1);
    }

    /** A connection that broke is opened again in its own time. */
    private List<Near> settled(Space space) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                return await(asked(space));
            } catch (CompletionException notYet) {
                await(vertx.timer(500));
            }
        }
        return await(asked(space));
    }

    private Space filled(String name) {
        Space space = new Space(name, VectorStoreContract.MODEL);
        await(target.create(space));
        await(target.put(
                space,
                List.of(new Entry("fc_1", name, "approved", "f", "Horn silent", VectorStoreContract.vector(1)))));
        return space;
    }
}
