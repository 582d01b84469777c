package battwheels.evfi.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organization's offer to share a card with all: its own record of it.
 *
 * @param publicText as proposed, and from {@code confirmed} on as the organization confirmed it
 */
public record Promotion(
        String promotionId,
        String failureId,
        PromotionStatus status,
        PublicText publicText,
        String proposedBy,
        Instant proposedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {

    /**
     * <pre>
     * proposed -> confirmed, withdrawn      confirmed -> approved, rejected (by the platform)
     * approved -> revoked (by the platform)
     * </pre>
     */
    public enum PromotionStatus {
        PROPOSED,
        CONFIRMED,
        WITHDRAWN,
        APPROVED,
        REJECTED,
        REVOKED
    }

    Promotion confirmed(PublicText text, String by, Instant now) {
        return new Promotion(promotionId, failureId, PromotionStatus.CONFIRMED, text, proposedBy, proposedAt, by, now);
    }

    Promotion withdrawn() {
        return new Promotion(
                promotionId,
                failureId,
                PromotionStatus.WITHDRAWN,
                publicText,
                proposedBy,
                proposedAt,
                confirmedBy,
                confirmedAt);
    }
}
