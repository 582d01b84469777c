package battwheels.evfi.promotion;

import battwheels.evfi.promotion.Promotion.PromotionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A confirmed promotion as the platform sees it: the public text under an opaque id, and what became of it. Whose it is
 * stands nowhere in it.
 *
 * @param globalFailureId the card that was made of it
 */
public record Offer(
        String promotionId,
        PromotionStatus status,
        PublicText publicText,
        Instant offeredAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable String globalFailureId) {

    static Offer of(Promotion promotion, Instant now) {
        return new Offer(
                promotion.promotionId(),
                PromotionStatus.CONFIRMED,
                promotion.publicText(),
                now,
                null,
                null,
                null,
                null);
    }

    Offer decided(
            PromotionStatus to, PublicText text, String by, Instant now, @Nullable String why, @Nullable String card) {
        return new Offer(promotionId, to, text, offeredAt, by, now, why, card);
    }
}
