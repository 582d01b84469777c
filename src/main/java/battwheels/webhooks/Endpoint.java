package battwheels.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an organization has its events sent, as stored.
 *
 * @param eventTypes names of the vocabulary
 * @param sealedSecret opens with the organization's key alone, for this endpoint alone
 * @param previousSecret sealed, too; signs beside the other until {@code previousUntil}
 * @param disabledReason why it was switched off, for people; null while it is not
 */
record Endpoint(
        String webhookId,
        String name,
        String url,
        List<String> eventTypes,
        String sealedSecret,
        @Nullable String previousSecret,
        @Nullable Instant previousUntil,
        EndpointStatus status,
        @Nullable String disabledReason,
        @Nullable Instant disabledAt,
        String createdBy,
        Instant createdAt,
        @Nullable Instant rotatedAt,
        Instant updatedAt) {
    Endpoint {
        eventTypes = List.copyOf(eventTypes);
    }

    boolean isEnabled() {
        return status == EndpointStatus.ENABLED;
    }

    /** Whether the secret before the last rotation still signs. */
    boolean overlaps(Instant now) {
        return previousSecret != null && previousUntil != null && now.isBefore(previousUntil);
    }

    Endpoint described(String newName, String newUrl, List<String> newTypes, Instant now) {
        return new Endpoint(
                webhookId,
                newName,
                newUrl,
                newTypes,
                sealedSecret,
                previousSecret,
                previousUntil,
                status,
                disabledReason,
                disabledAt,
                createdBy,
                createdAt,
                rotatedAt,
                now);
    }

    Endpoint enabled(Instant now) {
        return in(EndpointStatus.ENABLED, null, null, now);
    }

    Endpoint disabled(String reason, Instant now) {
        return in(EndpointStatus.DISABLED, reason, now, now);
    }

    private Endpoint in(EndpointStatus other, @Nullable String reason, @Nullable Instant since, Instant now) {
        return new Endpoint(
                webhookId,
                name,
                url,
                eventTypes,
                sealedSecret,
                previousSecret,
                previousUntil,
                other,
                reason,
                since,
                createdBy,
                createdAt,
                rotatedAt,
                now);
    }

    Endpoint rotated(String newSecret, Instant previousEnds, Instant now) {
        return new Endpoint(
                webhookId,
                name,
                url,
                eventTypes,
                newSecret,
                sealedSecret,
                previousEnds,
                status,
                disabledReason,
                disabledAt,
                createdBy,
                createdAt,
                now,
                now);
    }

    /** Without secrets and address: an address may hold a secret of its own. */
    @Override
    public String toString() {
        return "Endpoint[" + webhookId + "]";
    }
}
