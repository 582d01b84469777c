package battwheels.platform.observe;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.config.Configuration;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthVerticleTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() throws Exception {
        client.close();
        get(vertx.close());
    }

    @Test
    void aServerWhoseEnginesAreUpIsReadyAndNamesThem() throws Exception {
        var port = port(check("documents", true, EngineState.up("embedded")));

        var answer = ask(port, "/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("status")).isEqualTo("up");
        assertThat(engines(answer).getJsonObject(0).getMap())
                .containsEntry("name", "documents")
                .containsEntry("state", "up")
                .containsEntry("needed", true)
                .containsEntry("detail", "embedded");
    }

    @Test
    void aServerWhoseNeededEngineIsDownIsNotReady() throws Exception {
        var port =
                port(check("documents", true, EngineState.down("refused")), check("streams", true, EngineState.up("")));

        var answer = ask(port, "/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(answer.body()).getString("status")).isEqualTo("down");
        assertThat(engines(answer).getJsonObject(0).getMap())
                .containsEntry("state", "down")
                .containsEntry("detail", "refused");
        assertThat(engines(answer).getJsonObject(1).getMap()).containsEntry("state", "up");
    }

    @Test
    void aServerIsReadyWithoutAnEngineItCanDoWithout() throws Exception {
        var port = port(check("similarity", false, EngineState.down("off")));

        assertThat(ask(port, "/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aProbeThatFailsThrowsOrNeverAnswersCountsAsDown() throws Exception {
        var port = port(
                new HealthCheck("failing", true, () -> Future.failedFuture("gone")),
                new HealthCheck("throwing", true, () -> {
                    throw new IllegalStateException("bug");
                }),
                new HealthCheck("silent", true, silence()));

        var answer = ask(port, "/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(engines(answer).stream().map(JsonObject.class::cast))
                .allSatisfy(engine -> assertThat(engine.getString("state")).isEqualTo("down"));
    }

    @Test
    void aServerIsAliveWhateverItsEngines() throws Exception {
        var port = port(check("documents", true, EngineState.down("refused")));

        assertThat(ask(port, "/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsAreReadableByPrometheus() throws Exception {
        metrics.answered("listTickets", 200, 3_000_000);
        metrics.request("org_1");
        var port = port();

        var answer = ask(port, "/metrics");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body())
                .contains("battwheels_http_answers_seconds_count{operation=\"listTickets\",status=\"200\"} 1")
                .contains("battwheels_organization_requests{organization=\"org_1\"} 1")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void theBuildIsTold() throws Exception {
        assertThat(new JsonObject(ask(port(), "/build").body()).getMap())
                .containsEntry("version", "1.2.3")
                .containsEntry("commit", "abc");
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        var port = port();

        assertThat(ask(port, "/").statusCode()).isEqualTo(404);
        var post = HttpRequest.newBuilder(uri(port, "/build")).POST(HttpRequest.BodyPublishers.noBody());
        assertThat(client.send(post.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    private int port(HealthCheck... checks) throws Exception {
        var target = new HealthVerticle(
                new Configuration.Health("127.0.0.1", 0), List.of(checks), metrics, new BuildInfo("1.2.3", "abc"));
        get(vertx.deployVerticle(target));
        return get(target.port());
    }

    private HttpResponse<String> ask(int port, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(port, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HealthCheck check(String name, boolean needed, EngineState state) {
        return new HealthCheck(name, needed, () -> Future.succeededFuture(state));
    }

    private static Supplier<Future<EngineState>> silence() {
        return () -> Promise.<EngineState>promise().future();
    }

    private static JsonArray engines(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getJsonArray("engines");
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
    }
}
