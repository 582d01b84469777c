package battwheels.platform.http;

import battwheels.platform.observe.Metrics;
import battwheels.platform.observe.Tracing;
import battwheels.platform.tenancy.Scope;

/** Counts and times what the edge answers, and puts the scope on the span under way. */
record Watch(Metrics metrics, Tracing tracing) {
    void answered(Exchange exchange) {
        long began = System.nanoTime();
        exchange.routing()
                .addEndHandler(end -> metrics.answered(
                        exchange.operation().operationId(),
                        exchange.response().getStatusCode(),
                        System.nanoTime() - began));
    }

    void entered(Scope scope) {
        metrics.request(scope.organization().value());
        tracing.describe(scope);
    }
}
