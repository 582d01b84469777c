package battwheels.platform.http.docs;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * {@code /openapi.json} and the page that shows it, {@code /docs}. The page loads nothing from elsewhere and runs no
 * inline script; its files are read when asked for, off the event loop, and not kept.
 */
public final class DocumentationPage {
    private static final String LIBRARY = "/META-INF/resources/webjars/swagger-ui/";
    private static final String LIBRARY_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    /** The library styles elements it makes; scripts come from here alone. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private record File(String path, String resource, String type) {}

    private final Buffer contract;
    private final List<File> files;

    /** @param contract the merged document */
    public DocumentationPage(byte[] contract) {
        this.contract = Buffer.buffer(contract);
        var library = LIBRARY + libraryVersion() + "/";
        this.files = List.of(
                new File("/docs", "/docs/page.html", "text/html; charset=utf-8"),
                new File("/docs/page.css", "/docs/page.css", "text/css; charset=utf-8"),
                new File("/docs/page.js", "/docs/page.js", "text/javascript; charset=utf-8"),
                new File("/docs/swagger-ui.css", library + "swagger-ui.css", "text/css; charset=utf-8"),
                new File("/docs/swagger-ui.js", library + "swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
                new File("/docs/favicon.png", library + "favicon-32x32.png", "image/png"));
    }

    /** Adds the routes; security headers of the edge may stand before them, the policy here replaces theirs. */
    public void mount(Router router) {
        router.get("/openapi.json").handler(this::sendContract);
        files.forEach(file -> router.get(file.path()).handler(context -> send(context, file)));
    }

    private void sendContract(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(contract);
    }

    private static void send(RoutingContext context, File file) {
        context.vertx()
                .executeBlocking(() -> read(file.resource()), false)
                .onComplete(
                        content -> context.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                                .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                                .putHeader("Content-Security-Policy", POLICY)
                                .putHeader("X-Content-Type-Options", "nosniff")
                                .end(content),
                        context::fail);
    }

    private static Buffer read(String resource) throws IOException {
        try (var in = DocumentationPage.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return Buffer.buffer(in.readAllBytes());
        }
    }

    private static String libraryVersion() {
        try (var in = DocumentationPage.class.getResourceAsStream(LIBRARY_VERSION)) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
