package battwheels.platform.observe;

import battwheels.platform.config.Configuration;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Makes the one Vert.x of a process, with its metrics and spans, and a watch over blocked event loops. */
public final class ObservedVertx {
    /** An event loop held longer than this is reported with the stack that holds it. */
    private static final long BLOCKED_MS = 1_000;

    private ObservedVertx() {}

    public static Vertx of(Configuration.Http http, Metrics metrics, Tracing tracing) {
        var builder = Vertx.builder().with(options(http)).withMetrics(new MicrometerMetricsFactory(metrics.registry()));
        return tracing.on(builder).build();
    }

    private static VertxOptions options(Configuration.Http http) {
        int eventLoops =
                http.eventLoops() > 0 ? http.eventLoops() : Runtime.getRuntime().availableProcessors();
        return new VertxOptions()
                .setEventLoopPoolSize(eventLoops)
                .setMaxEventLoopExecuteTime(BLOCKED_MS)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setWarningExceptionTime(BLOCKED_MS)
                .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckInterval(BLOCKED_MS / 2)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
                .setFileSystemOptions(withoutCopies())
                .setMetricsOptions(metricsOptions());
    }

    /** No copies of class path files in the temporary folder, where a killed process would leave them. */
    private static FileSystemOptions withoutCopies() {
        return new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    }

    /**
     * Only what nobody else counts and only labels a client cannot choose: a label for the method, the path or the bus
     * address (which carries the organization) would grow without bound.
     */
    private static MicrometerMetricsOptions metricsOptions() {
        return new MicrometerMetricsOptions()
                .setEnabled(true)
                .setLabels(Set.of(Label.POOL_TYPE, Label.POOL_NAME, Label.LOCAL, Label.HTTP_CODE))
                .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS)
                .addDisabledMetricsCategory(MetricsDomain.VERTICLES)
                .addDisabledMetricsCategory(MetricsDomain.DATAGRAM_SOCKET)
                .addDisabledMetricsCategory(MetricsDomain.NET_SERVER)
                .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
                .addDisabledMetricsCategory(MetricsDomain.HTTP_CLIENT);
    }
}
