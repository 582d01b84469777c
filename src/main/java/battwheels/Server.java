package battwheels;

import battwheels.CommandLine.Part;
import battwheels.platform.config.Configuration;
import battwheels.platform.observe.BuildInfo;
import battwheels.platform.observe.HealthVerticle;
import battwheels.platform.observe.Metrics;
import battwheels.platform.observe.ObservedVertx;
import battwheels.platform.observe.Tracing;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One server process: its engines, its ports and one verticle per domain. */
final class Server {
    private static final long START_LIMIT_S = 60;

    private final Part part;

    Server(Part part) {
        this.part = part;
    }

    AutoCloseable start(Configuration configuration) throws Exception {
        var build = BuildInfo.packaged();
        var metrics = new Metrics();
        var tracing = Tracing.of(configuration.otel(), build);
        var vertx = ObservedVertx.of(configuration.http(), metrics, tracing);
        var health = new HealthVerticle(configuration.health(), List.of(), metrics, build);
        get(vertx.deployVerticle(health), START_LIMIT_S);
        System.out.println("Battwheels OS " + build.version() + " (" + part.written() + ") is ready; health on port "
                + get(health.port(), START_LIMIT_S));
        return () -> {
            get(vertx.close(), configuration.http().drain().toSeconds());
            tracing.close();
        };
    }

    private static <T> T get(Future<T> future, long limitS) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(limitS, TimeUnit.SECONDS);
    }
}
