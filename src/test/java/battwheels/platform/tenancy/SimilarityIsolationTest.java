package battwheels.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.WeaviateServer;
import battwheels.platform.store.similarity.LuceneVectors;
import battwheels.platform.store.similarity.VectorStore;
import battwheels.platform.store.similarity.WeaviateAddress;
import battwheels.platform.store.similarity.WeaviateVectors;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** No search ever meets what is another organization's, and one that would is noticed. */
class SimilarityIsolationTest {
    private static final int ORGANIZATIONS = 200;
    private static final int CARDS = 20;
    private static final long SEED = 20_260_401;

    @TempDir
    static Path folder;

    private static void proves(SimilarityCrowd.Found found) {
        System.out.println(found);
        assertThat(found.foreign()).isZero();
        assertThat(found.notEmpty()).isZero();
        assertThat(found.recreated()).isPositive();
        assertThat(found.recall()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void nothingForeignIsFoundInTwentyThousandSearches() {
        try (VectorStore engine = new LuceneVectors(folder.resolve("proof"), 64)) {
            proves(SimilarityCrowd.of(engine, ORGANIZATIONS, CARDS, SEED)
                    .filled()
                    .search(20_000, 500));
        }
    }

    @Test
    @EnabledIf(value = "battwheels.fixtures.WeaviateServer#isInstalled", disabledReason = "no weaviate-server")
    void norOnWeaviate() throws Exception {
        Vertx vertx = Vertx.vertx();
        Path data = Files.createDirectory(folder.resolve("weaviate"));
        try (WeaviateServer server = WeaviateServer.start(data);
                VectorStore engine = new WeaviateVectors(
                        vertx, new WeaviateAddress(server.url(), server.grpcPort(), Optional.empty()))) {
            proves(SimilarityCrowd.of(engine, 20, CARDS, SEED).filled().search(500, 100));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    /** A bug planted where namespaces are named: all organizations of one kind get the same. */
    @Test
    void aWrongNamespaceIsNoticed() {
        Namespaces planted = organization -> "org_even"
                + (organization.value().endsWith("0") || organization.value().endsWith("2"));
        try (VectorStore engine = new LuceneVectors(folder.resolve("planted"), 64)) {
            SimilarityCrowd.Found found = new SimilarityCrowd(engine, planted, 4, CARDS, SEED)
                    .filled()
                    .search(200, 0);

            assertThat(found.foreign()).isPositive();
        }
    }
}
