package battwheels.platform.observe;

import battwheels.platform.config.Configuration;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.VertxBuilder;

/** Spans of requests, commands and store calls. Off unless a collector is configured; off costs nothing. */
public sealed interface Tracing extends AutoCloseable {

    /** Makes the Vert.x to be built emit spans. */
    VertxBuilder on(VertxBuilder builder);

    /** Puts organization, actor and correlation id on the span that is current here. */
    void describe(Scope scope);

    /** Sends what is still queued, for a bounded time. */
    @Override
    void close();

    static Tracing of(Configuration.Otel settings, BuildInfo build) {
        return settings.endpoint()
                .<Tracing>map(endpoint -> Exported.to(endpoint, settings.share(), build))
                .orElseGet(Off::new);
    }

    /** No collector, no spans. */
    record Off() implements Tracing {
        @Override
        public VertxBuilder on(VertxBuilder builder) {
            return builder;
        }

        @Override
        public void describe(Scope scope) {}

        @Override
        public void close() {}
    }

    /** Spans that leave the process; a class of its own, so that its libraries stay unloaded while tracing is off. */
    record Exported(SpanExport export) implements Tracing {
        private static Exported to(java.net.URI endpoint, double share, BuildInfo build) {
            return new Exported(SpanExport.to(endpoint, share, build));
        }

        @Override
        public VertxBuilder on(VertxBuilder builder) {
            return export.on(builder);
        }

        @Override
        public void describe(Scope scope) {
            export.describe(scope);
        }

        @Override
        public void close() {
            export.close();
        }
    }
}
