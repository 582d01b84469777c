package battwheels.platform.http;

import battwheels.platform.config.Configuration;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.Set;

/** The headers every answer carries, and which browsers may call from other origins. */
final class SecurityHeaders {
    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Set<String> SENT = Set.of(
            "Authorization",
            "Content-Type",
            "X-Organization-ID",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "X-Correlation-ID");
    private static final Set<String> SHOWN =
            Set.of("ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Correlation-ID");

    private SecurityHeaders() {}

    static void mount(Router router, Configuration.Cors cors) {
        router.route().handler(routing -> {
            write(routing.response().headers());
            if (routing.request().method().equals(HttpMethod.POST)) {
                routing.response().headers().set("Cache-Control", "no-store"); // tokens and secrets (RFC 6749, 5.1)
            }
            routing.next();
        });
        if (!cors.origins().isEmpty()) {
            router.route().handler(handler(cors));
        }
    }

    static void write(MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "private, no-cache");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private static CorsHandler handler(Configuration.Cors cors) {
        CorsHandler handler = CorsHandler.create()
                .allowedMethods(METHODS)
                .allowedHeaders(SENT)
                .exposedHeaders(SHOWN)
                .maxAgeSeconds(600);
        if (cors.open()) {
            handler.addOriginWithRegex(".*");
        } else {
            cors.origins().forEach(handler::addOrigin);
        }
        return handler;
    }
}
