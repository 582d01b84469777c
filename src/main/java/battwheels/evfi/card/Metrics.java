package battwheels.evfi.card;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a card can be trusted, and how it has fared.
 *
 * @param confidenceScore from 0 to 1
 * @param effectivenessScore from 0 to 1; one half while nobody has used the card
 * @param confidenceHistory oldest first, the latest {@link #HISTORY_MAX}
 */
public record Metrics(
        BigDecimal confidenceScore,
        ConfidenceLevel confidenceLevel,
        int usageCount,
        int successCount,
        int failureCount,
        BigDecimal effectivenessScore,
        List<ConfidenceEntry> confidenceHistory) {
    public static final int HISTORY_MAX = 200;
    public static final BigDecimal HALF = new BigDecimal("0.5");

    public Metrics {
        confidenceHistory = Listed.copy(confidenceHistory);
    }

    public static Metrics starting(BigDecimal confidence) {
        return new Metrics(confidence, ConfidenceLevel.of(confidence), 0, 0, 0, HALF, List.of());
    }

    /** Whether the history has this ticket. */
    public boolean knows(String ticketId) {
        return confidenceHistory.stream().anyMatch(entry -> ticketId.equals(entry.ticketId()));
    }

    /** Another confidence, kept between 0 and 1, with a line in the history. */
    public Metrics moved(BigDecimal delta, String reason, @Nullable String ticketId, String by, Instant now) {
        BigDecimal next = confidenceScore
                .add(delta)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.ONE)
                .stripTrailingZeros();
        List<ConfidenceEntry> history = new ArrayList<>(confidenceHistory);
        history.add(new ConfidenceEntry(now, confidenceScore, next, reason, ticketId, by, null));
        List<ConfidenceEntry> kept = history.subList(Math.max(0, history.size() - HISTORY_MAX), history.size());
        return new Metrics(
                next,
                ConfidenceLevel.of(next),
                usageCount,
                successCount,
                failureCount,
                effectivenessScore,
                List.copyOf(kept));
    }
}
