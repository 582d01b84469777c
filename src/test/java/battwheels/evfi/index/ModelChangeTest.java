package battwheels.evfi.index;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.EmbeddingsEndpoint;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Another embedding model: the old index answers, by words, until the new one is whole; then that one answers and the
 * old one is gone. It fails when the new index answers before it is whole, or the old one stays.
 */
class ModelChangeTest {
    private static long folders(TestServer server, String model, String organization) {
        try (var all = Files.walk(server.data().resolve("similarity"))) {
            return all.filter(Files::isDirectory)
                    .map(Path::toString)
                    .filter(each -> each.contains(model) && each.endsWith(organization))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theOldIndexAnswersUntilTheNewOneIsWhole() throws Exception {
        try (EmbeddingsEndpoint endpoint = EmbeddingsEndpoint.start();
                TestServer server = endpoint.with(new TestServer(), 64)) {
            server.start();
            Member owner = server.signUp();
            List<String> cards = Horns.approved(owner.api());
            assertThat(Horns.found(owner.api(), cards, false).text("/model_used"))
                    .isEqualTo("words64/64");
            server.stop();

            endpoint.hold(Horns.CAUSE);
            endpoint.with(server, 96).start();
            Api again = owner.api().at(server.api());
            for (int i = 0; i < 5; i++) {
                Answer meanwhile = Horns.match(again);
                assertThat(Horns.ids(meanwhile)).containsAll(cards);
                assertThat(meanwhile.at("/degraded").booleanValue()).isTrue();
            }
            assertThat(again.get("/api/v1/evfi/index").mustBe(200).text("/embedding_model"))
                    .isEqualTo("words64");
            assertThat(folders(server, "words64", owner.organizationId())).isEqualTo(1);
            endpoint.release();

            assertThat(Horns.found(again, cards, false).text("/model_used")).isEqualTo("words96/96");
            Answer index = again.get("/api/v1/evfi/index").mustBe(200);
            assertThat(index.text("/embedding_model")).isEqualTo("words96");
            assertThat(index.at("/current").booleanValue()).isTrue();
            assertThat(index.at("/indexed").intValue()).isEqualTo(cards.size());
            assertThat(again.get("/api/v1/jobs?kind=evfi.repair_index")
                            .mustBe(200)
                            .text("/data/0/kind"))
                    .isEqualTo("evfi.repair_index");
            Waiting.until(() -> folders(server, "words64", owner.organizationId()) == 0);
            assertThat(folders(server, "words96", owner.organizationId())).isEqualTo(1);
        }
    }
}
