package battwheels.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Vectors of texts: in this process, remembered, and from an endpoint. */
class EmbeddingsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Embeddings MINI = new MiniLmEmbeddings(1, 16);

    @AfterAll
    static void close() {
        MINI.close();
        VERTX.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void textsThatMeanTheSameAreNearerThanOthers() {
        List<float[]> made = await(MINI.embed(List.of(
                "The motor gets too hot when climbing",
                "Motor overheats on a steep hill",
                "GST invoice for spare parts")));

        assertThat(made).allMatch(vector -> vector.length == MINI.model().dimension());
        assertThat(Vectors.dot(made.get(0), made.get(1))).isGreaterThan(Vectors.dot(made.get(0), made.get(2)) + 0.2);
        assertThat(Vectors.dot(made.get(0), made.get(0))).isBetween(0.999, 1.001);
        assertThat(await(MINI.embed(List.of("The motor gets too hot when climbing")))
                        .getFirst())
                .isEqualTo(made.getFirst());
    }

    @Test
    void blankAndEndlessTextsGetVectorsToo() {
        assertThat(await(MINI.embed(List.of("  ", "x ".repeat(20_000))))).hasSize(2);
    }

    @Test
    void aFullPoolRefusesInsteadOfWaiting() {
        List<Future<List<float[]>>> asked = new ArrayList<>();
        try (Embeddings small = new MiniLmEmbeddings(1, 1)) {
            for (int i = 0; i < 20; i++) {
                asked.add(small.embed(List.of("text number " + i)));
            }
            assertThat(asked).anyMatch(each -> each.failed() && each.cause() instanceof EmbeddingsUnavailable);
        }
    }

    private static final class Counted implements Embeddings {
        private final List<String> asked = new ArrayList<>();

        @Override
        public EmbeddingModel model() {
            return new EmbeddingModel("counted", 1);
        }

        @Override
        public Future<List<float[]>> embed(List<String> texts) {
            asked.addAll(texts);
            return Future.succeededFuture(
                    texts.stream().map(text -> new float[] {text.length()}).toList());
        }
    }

    @Test
    void aTextIsEmbeddedOnceHoweverOftenAndInWhateverCompanyItIsAsked() {
        Counted counted = new Counted();
        Embeddings target = new CachedEmbeddings(counted, 100);

        await(target.embed(List.of("a", "bb", "a")));
        List<float[]> again = await(target.embed(List.of("ccc", "bb")));

        assertThat(counted.asked).containsExactly("a", "bb", "ccc");
        assertThat(again.get(0)[0]).isEqualTo(3);
        assertThat(again.get(1)[0]).isEqualTo(2);
    }

    @Test
    void anEndpointIsAskedInTheWidespreadFormAndItsOrderIsKept() {
        List<JsonObject> heard = new ArrayList<>();
        HttpServer server = await(VERTX.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    heard.add(body.toJsonObject().put("key", request.getHeader("Authorization")));
                    request.response()
                            .end(new JsonObject()
                                    .put(
                                            "data",
                                            new JsonArray().add(row(1, 0, 3)).add(row(0, 2, 0)))
                                    .encode());
                }))
                .listen(0, "127.0.0.1"));
        URI endpoint = URI.create("http://127.0.0.1:" + server.actualPort() + "/v1/embeddings");
        try (Embeddings target =
                new HttpEmbeddings(VERTX, endpoint, new EmbeddingModel("remote", 2), Optional.of("secret"))) {
            List<float[]> made = await(target.embed(List.of("one", "two")));

            assertThat(made.get(0)).containsExactly(1, 0);
            assertThat(made.get(1)).containsExactly(0, 1);
            assertThat(heard.getFirst().getString("model")).isEqualTo("remote");
            assertThat(heard.getFirst().getString("key")).isEqualTo("Bearer secret");
            assertThat(heard.getFirst().getJsonArray("input")).containsExactly("one", "two");
        }
    }

    private static JsonObject row(int index, int first, int second) {
        return new JsonObject()
                .put("index", index)
                .put("embedding", new JsonArray().add(first).add(second));
    }

    @Test
    void anEndpointThatIsAwayOrGivesAnotherDimensionIsUnavailable() {
        try (Embeddings target = new HttpEmbeddings(
                VERTX, URI.create("http://127.0.0.1:1/"), new EmbeddingModel("remote", 2), Optional.empty())) {
            assertThatThrownBy(() -> await(target.embed(List.of("one"))))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(EmbeddingsUnavailable.class);
        }
    }

    @Test
    void ranksAreFusedByTheirReciprocals() {
        assertThat(RankFusion.fused(List.of(List.of("a", "b", "c"), List.of("c", "a", "d"))))
                .containsExactly("a", "c", "b", "d");
    }

    /** A listener for the body that came after it heard nothing, some one in a hundred times. */
    @Test
    void everyAnswerOfAnEndpointIsHeard() {
        HttpServer server = await(VERTX.createHttpServer()
                .requestHandler(request -> request.response()
                        .end(new JsonObject()
                                .put("data", new JsonArray().add(row(0, 2, 0)))
                                .encode()))
                .listen(0, "127.0.0.1"));
        URI endpoint = URI.create("http://127.0.0.1:" + server.actualPort() + "/");
        try (Embeddings target = new HttpEmbeddings(VERTX, endpoint, new EmbeddingModel("r", 2), Optional.empty())) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(await(target.embed(List.of("text " + i)))).hasSize(1);
            }
        }
    }
}
