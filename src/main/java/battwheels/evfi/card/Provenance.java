package battwheels.evfi.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a card comes from and what became of it.
 *
 * @param sourceReference for a card of the library: the public document it was made from
 */
public record Provenance(
        SourceType sourceType,
        @Nullable String sourceTicketId,
        @Nullable String sourceReference,
        String createdBy,
        @Nullable String approvedBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant approvedAt,
        @Nullable Instant firstDetectedAt,
        @Nullable Instant lastUsedAt) {

    static Provenance of(SourceType source, @Nullable String ticketId, String createdBy, Instant now) {
        return new Provenance(source, ticketId, null, createdBy, null, now, now, null, now, null);
    }

    public Provenance touched(Instant now) {
        return new Provenance(
                sourceType,
                sourceTicketId,
                sourceReference,
                createdBy,
                approvedBy,
                createdAt,
                now,
                approvedAt,
                firstDetectedAt,
                lastUsedAt);
    }

    public Provenance used(Instant now) {
        return new Provenance(
                sourceType,
                sourceTicketId,
                sourceReference,
                createdBy,
                approvedBy,
                createdAt,
                updatedAt,
                approvedAt,
                firstDetectedAt,
                now);
    }

    /** The same, made from a public document. */
    public Provenance from(String reference) {
        return new Provenance(
                sourceType,
                sourceTicketId,
                reference,
                createdBy,
                approvedBy,
                createdAt,
                updatedAt,
                approvedAt,
                firstDetectedAt,
                lastUsedAt);
    }

    public Provenance approved(String by, Instant now) {
        return new Provenance(
                sourceType,
                sourceTicketId,
                sourceReference,
                createdBy,
                by,
                createdAt,
                now,
                now,
                firstDetectedAt,
                lastUsedAt);
    }
}
