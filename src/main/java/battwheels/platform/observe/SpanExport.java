package battwheels.platform.observe;

import battwheels.platform.tenancy.Scope;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.VertxBuilder;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends spans to a collector by OTLP over HTTP, in batches from a bounded queue; a collector that is down costs spans. */
final class SpanExport {
    private static final int QUEUED_SPANS = 4096;
    private static final Duration SEND_LIMIT = Duration.ofSeconds(5);

    private final OpenTelemetrySdk sdk;

    private SpanExport(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    static SpanExport to(URI endpoint, double share, BuildInfo build) {
        var sampler = Sampler.traceIdRatioBased(share);
        var provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().toBuilder()
                        .put("service.name", "battwheels-os")
                        .put("service.version", build.version())
                        .build())
                // A caller may continue its own trace, but not decide how many spans this server sends.
                .setSampler(Sampler.parentBasedBuilder(sampler)
                        .setRemoteParentSampled(sampler)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter(endpoint))
                        .setMaxQueueSize(QUEUED_SPANS)
                        .build())
                .build();
        return new SpanExport(OpenTelemetrySdk.builder()
                .setTracerProvider(provider)
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build());
    }

    private static OtlpHttpSpanExporter exporter(URI endpoint) {
        return OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString().replaceAll("/+$", "") + "/v1/traces")
                .setTimeout(SEND_LIMIT)
                .build();
    }

    VertxBuilder on(VertxBuilder builder) {
        return builder.withTracer(new OpenTelemetryTracingFactory(sdk));
    }

    void describe(Scope scope) {
        Span.current()
                .setAttribute(ORGANIZATION, scope.organization().value())
                .setAttribute(ACTOR, scope.actor().id())
                .setAttribute(CORRELATION_ID, scope.correlationId());
    }

    void close() {
        sdk.getSdkTracerProvider().shutdown().join(SEND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static final AttributeKey<String> ORGANIZATION = AttributeKey.stringKey("battwheels.organization");
    private static final AttributeKey<String> ACTOR = AttributeKey.stringKey("battwheels.actor");
    private static final AttributeKey<String> CORRELATION_ID = AttributeKey.stringKey("battwheels.correlation_id");
}
