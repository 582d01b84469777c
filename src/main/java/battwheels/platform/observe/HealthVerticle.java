package battwheels.platform.observe;

import battwheels.platform.config.Configuration;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The operator port: {@code /health/live} (the process answers), {@code /health/ready} (every engine by name; 503 while
 * a needed one is down), {@code /metrics} for Prometheus and {@code /build}.
 */
public final class HealthVerticle extends VerticleBase {
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Configuration.Health settings;
    private final Readiness readiness;
    private final Metrics metrics;
    private final BuildInfo build;
    private final Promise<Integer> port = Promise.promise();

    public HealthVerticle(Configuration.Health settings, List<HealthCheck> checks, Metrics metrics, BuildInfo build) {
        this.settings = settings;
        this.readiness = new Readiness(checks);
        this.metrics = metrics;
        this.build = build;
    }

    @Override
    public Future<HttpServer> start() {
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost(settings.host()).setPort(settings.port()))
                .requestHandler(this::answer)
                .listen()
                .recover(fault -> Future.failedFuture(new IllegalStateException(
                        "the operator port " + settings.host() + ":" + settings.port()
                                + " cannot be had; stop what uses it, or set health.port (BATTWHEELS_HEALTH_PORT)",
                        fault)))
                .onSuccess(server -> port.complete(server.actualPort()));
    }

    /** The port it listens on, which the system chose when the configuration says 0. */
    public Future<Integer> port() {
        return port.future();
    }

    private void answer(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            request.response().putHeader("Allow", "GET, HEAD");
            end(request, 405, JSON, status("only GET and HEAD"));
            return;
        }
        switch (request.path()) {
            case "/health/live" -> end(request, 200, JSON, status("up"));
            case "/health/ready" -> ready(request);
            case "/metrics" -> end(request, 200, PROMETHEUS, metrics.scrape());
            case "/build" -> end(request, 200, JSON, buildJson());
            case null, default ->
                end(request, 404, JSON, status("there are /health/live, /health/ready, /metrics, /build"));
        }
    }

    private void ready(HttpServerRequest request) {
        readiness
                .report()
                .onComplete(
                        report -> end(
                                request,
                                report.ready() ? 200 : 503,
                                JSON,
                                report.body().encode()),
                        failure -> end(request, 503, JSON, status("down")));
    }

    private String buildJson() {
        return new JsonObject()
                .put("version", build.version())
                .put("commit", build.commit())
                .put("java", Runtime.version().toString())
                .encode();
    }

    private static String status(String status) {
        return new JsonObject().put("status", status).encode();
    }

    private static void end(HttpServerRequest request, int status, String type, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }
}
