package battwheels.platform.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The numbers of one server, in Prometheus' words. Cardinality is bounded by what the contract and the code can name:
 * operations, statuses, problem codes. Organizations appear only as the busiest {@value #TOP}.
 */
public final class Metrics {
    private static final int TOP = 20;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1),
                Duration.ofSeconds(5)
    };

    private record Answer(String operation, int status) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Answer, Timer> answers = new ConcurrentHashMap<>();
    private final TopCounts organizations = new TopCounts(TOP);
    private final MultiGauge organizationRequests = MultiGauge.builder("battwheels.organization.requests")
            .description("Requests of the busiest organizations since the start; may be too high, never too low")
            .register(registry);
    private final AtomicBoolean jvmBound = new AtomicBoolean();

    /** For meters of one's own; their tags must be bounded. */
    public MeterRegistry registry() {
        return registry;
    }

    /**
     * One answered request.
     *
     * @param operation an operation id of the contract, or one fixed word for all that is none
     * @param nanos how long it took
     */
    public void answered(String operation, int status, long nanos) {
        answers.computeIfAbsent(new Answer(operation, status), this::timer).record(Duration.ofNanos(nanos));
    }

    /** One request in an organization. */
    public void request(String organization) {
        organizations.add(organization);
    }

    /** Everything, in the text format Prometheus reads. */
    public String scrape() {
        if (jvmBound.compareAndSet(false, true)) {
            bindJvm();
        }
        organizationRequests.register(
                organizations.counts().entrySet().stream()
                        .map(each -> MultiGauge.Row.of(Tags.of("organization", each.getKey()), each.getValue()))
                        .toList(),
                true);
        return registry.scrape();
    }

    private Timer timer(Answer answer) {
        return Timer.builder("battwheels.http.answers")
                .description("Answered requests by operation and status")
                .tag("operation", answer.operation())
                .tag("status", String.valueOf(answer.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** At the first scrape and not at start: it loads the management beans. */
    private void bindJvm() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        bindGc();
    }

    /** Open as long as the process: its pauses are counted by a listener. */
    @SuppressWarnings("resource")
    private void bindGc() {
        new JvmGcMetrics().bindTo(registry);
    }
}
