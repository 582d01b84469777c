package battwheels.platform.observe;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.config.Configuration;
import battwheels.platform.config.Loaded;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A collector on loopback receives what a configured server sends. */
class TracingTest {
    private static final String ORGANIZATION = "org_" + "0".repeat(26);
    private static final BuildInfo BUILD = new BuildInfo("1.2.3", "abc");

    private final BlockingQueue<String> received = new ArrayBlockingQueue<>(10);
    private HttpServer collector;

    @BeforeEach
    void startCollector() throws Exception {
        collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            // Protobuf keeps text as it is, which is all this test looks for.
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stopCollector() {
        collector.stop(0);
    }

    @Test
    void aRequestBecomesASpanWithOrganizationActorAndCorrelation() throws Exception {
        var endpoint = URI.create("http://127.0.0.1:" + collector.getAddress().getPort());
        var target = Tracing.of(new Configuration.Otel(Optional.of(endpoint), 1), BUILD);
        var vertx = ObservedVertx.of(http(), new Metrics(), target);

        answerOneRequest(vertx, target);
        target.close();

        assertThat(received.poll(20, SECONDS))
                .isNotNull()
                .contains("battwheels-os", "battwheels.organization", ORGANIZATION, "cor_7", "GET");
        vertx.close().toCompletionStage().toCompletableFuture().get(20, SECONDS);
    }

    @Test
    void withoutACollectorThereIsNoTracing() {
        assertThat(Tracing.of(new Configuration.Otel(Optional.empty(), 1), BUILD))
                .isInstanceOf(Tracing.Off.class);
    }

    private static void answerOneRequest(Vertx vertx, Tracing tracing) throws Exception {
        var scope = new Scope(
                new OrganizationId(ORGANIZATION), Actor.SYSTEM, Grants.NONE, "cor_7", new Deadline(Long.MAX_VALUE));
        var server = vertx.createHttpServer()
                .requestHandler(request -> {
                    tracing.describe(scope);
                    request.response().end("ok");
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, SECONDS);
        var client = vertx.createHttpClient();
        var answer = client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/api/v1/tickets")
                .compose(request -> request.send().compose(HttpClientResponse::body));
        answer.eventually(client::close)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, SECONDS);
    }

    private static Configuration.Http http() {
        return ((Loaded.Ready) Configuration.load(Map.of())).configuration().http();
    }
}
