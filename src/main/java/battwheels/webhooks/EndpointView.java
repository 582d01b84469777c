package battwheels.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as the wire shows it.
 *
 * @param previousUntil how long the secret before the last rotation signs as well; null when it does not
 * @param secret in the answer that made it and never again
 */
record EndpointView(
        String webhookId,
        String name,
        String url,
        List<String> eventTypes,
        EndpointStatus status,
        @Nullable String disabledReason,
        @Nullable Instant disabledAt,
        String createdBy,
        Instant createdAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant previousUntil,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    static EndpointView of(Endpoint endpoint, Instant now) {
        return of(endpoint, now, null);
    }

    static EndpointView of(Endpoint endpoint, Instant now, @Nullable String secret) {
        return new EndpointView(
                endpoint.webhookId(),
                endpoint.name(),
                endpoint.url(),
                endpoint.eventTypes(),
                endpoint.status(),
                endpoint.disabledReason(),
                endpoint.disabledAt(),
                endpoint.createdBy(),
                endpoint.createdAt(),
                endpoint.rotatedAt(),
                endpoint.overlaps(now) ? endpoint.previousUntil() : null,
                endpoint.updatedAt(),
                secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "EndpointView[" + webhookId + "]";
    }
}
