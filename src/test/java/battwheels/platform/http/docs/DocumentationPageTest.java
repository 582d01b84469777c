package battwheels.platform.http.docs;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.http.contract.Contract;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentationPageTest {
    private record Answer(int status, String type, String policy, String body) {}

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final byte[] CONTRACT = Contract.load().json();
    private static int port;

    @BeforeAll
    static void serve() {
        var router = Router.router(VERTX);
        new DocumentationPage(CONTRACT).mount(router);
        port = VERTX.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
    }

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    @Test
    void theContractIsServedAsBuilt() {
        assertThat(get("/openapi.json").body()).isEqualTo(new String(CONTRACT, StandardCharsets.UTF_8));
        assertThat(get("/openapi.json").type()).isEqualTo("application/json");
    }

    @Test
    void everythingThePageLoadsIsServedHere() {
        var page = get("/docs");

        assertThat(page.type()).startsWith("text/html");
        var loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(loaded).hasSizeGreaterThan(4).allMatch(path -> get(path).status() == 200);
    }

    @Test
    void thePageRunsNoInlineScriptAndAsksNobodyElse() {
        var page = get("/docs");

        assertThat(page.policy()).contains("default-src 'none'", "script-src 'self';", "connect-src 'self'");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("://");
        assertThat(get("/docs/page.js").body()).contains("validatorUrl: null").doesNotContain("://");
    }

    @Test
    void nothingElseOfTheLibraryIsServed() {
        assertThat(get("/docs/oauth2-redirect.html").status()).isEqualTo(404);
        assertThat(get("/docs/../page.html").status()).isEqualTo(404);
    }

    private static Answer get(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        var response = CLIENT.sendAsync(request, BodyHandlers.ofString()).join();
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Content-Security-Policy").orElse(""),
                response.body());
    }
}
