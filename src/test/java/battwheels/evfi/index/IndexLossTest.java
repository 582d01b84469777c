package battwheels.evfi.index;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.EmbeddingsEndpoint;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.fixtures.WeaviateServer;
import battwheels.platform.store.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine of similarity search fails or loses everything: searches go on by words and say so, the index is built
 * again from the documents, and nothing is lost. It fails when a half-built index passes for a whole one, and when one
 * that is there but cannot be read is never built again.
 */
class IndexLossTest {
    @TempDir
    static Path folder;

    private static void isWhole(Api api, List<String> cards) {
        Horns.found(api, cards, false);
        Waiting.until(() -> {
            Answer index = api.get("/api/v1/evfi/index").mustBe(200);
            return index.at("/present").booleanValue()
                    && index.at("/documents").intValue() == cards.size()
                    && index.at("/indexed").intValue() == cards.size()
                    && index.at("/stale").intValue() == 0;
        });
    }

    private static void degrades(Api api, List<String> cards) {
        Answer answer = Horns.match(api);
        assertThat(answer.at("/degraded").booleanValue()).isTrue();
        assertThat(Horns.ids(answer)).containsAll(cards);
    }

    private static void spoil(Path similarity) throws IOException {
        try (var files = Files.walk(similarity)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
    }

    @Test
    void directoriesThatCannotBeReadAreBuiltAgain() throws Exception {
        try (EmbeddingsEndpoint endpoint = EmbeddingsEndpoint.start();
                TestServer server = endpoint.with(new TestServer(), 64)) {
            server.start();
            Member owner = server.signUp();
            List<String> cards = Horns.approved(owner.api());
            isWhole(owner.api(), cards);
            server.stop();
            spoil(server.data().resolve("similarity"));

            endpoint.hold(Horns.CAUSE);
            server.start();
            Api again = owner.api().at(server.api());
            degrades(again, cards);
            degrades(again, cards);
            endpoint.release();

            isWhole(again, cards);
        }
    }

    @Test
    @EnabledIf(value = "battwheels.fixtures.WeaviateServer#isInstalled", disabledReason = "no weaviate-server")
    void aServerThatIsKilledAndWipedIsFilledAgain() throws Exception {
        try (EmbeddingsEndpoint endpoint = EmbeddingsEndpoint.start();
                WeaviateServer weaviate = WeaviateServer.start(folder);
                TestServer server = endpoint.with(new TestServer(), 64)
                        .with("WEAVIATE_URL", weaviate.url().toString())
                        .with("WEAVIATE_GRPC_PORT", String.valueOf(weaviate.grpcPort()))) {
            server.start();
            Member owner = server.signUp();
            Member other = server.signUp();
            List<String> cards = Horns.approved(owner.api());
            isWhole(owner.api(), cards);

            weaviate.pause();
            degrades(owner.api(), cards);
            weaviate.goOn();
            isWhole(owner.api(), cards);

            weaviate.kill();
            cards.add(Horns.approved(owner.api(), cards.size()));
            degrades(owner.api(), cards);
            weaviate.startAgain();
            isWhole(owner.api(), cards);

            weaviate.kill();
            weaviate.wipe();
            weaviate.startAgain();
            isWhole(owner.api(), cards);
            assertThat(Horns.ids(Horns.match(other.api()))).doesNotContainAnyElementsOf(cards);
        }
    }
}
