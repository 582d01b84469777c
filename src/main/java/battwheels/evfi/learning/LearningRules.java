package battwheels.evfi.learning;

import battwheels.evfi.card.Metrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** What a closed ticket teaches of the card it was closed with: pure, (metrics, outcome, now) to metrics. */
final class LearningRules {
    private static final BigDecimal BETTER = new BigDecimal("0.01");
    private static final BigDecimal WORSE = new BigDecimal("-0.02");
    private static final BigDecimal EXPERIENCE_MOST = new BigDecimal("0.1");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 4;

    private LearningRules() {}

    /** A card was applied to a ticket; each ticket counts once, as long as the history remembers it. */
    static Metrics used(Metrics before, boolean success, String ticketId, String by, Instant now) {
        if (before.knows(ticketId)) {
            return before;
        }
        Metrics moved = before.moved(
                success ? BETTER : WORSE, success ? "repair succeeded" : "repair did not succeed", ticketId, by, now);
        int usage = before.usageCount() + 1;
        int successes = before.successCount() + (success ? 1 : 0);
        return new Metrics(
                moved.confidenceScore(),
                moved.confidenceLevel(),
                usage,
                successes,
                before.failureCount() + (success ? 0 : 1),
                effectiveness(successes, usage),
                moved.confidenceHistory());
    }

    /** Success by usage, with a little for experience; one half while unused. */
    static BigDecimal effectiveness(int successes, int usage) {
        if (usage == 0) {
            return Metrics.HALF;
        }
        BigDecimal rate = BigDecimal.valueOf(successes).divide(BigDecimal.valueOf(usage), SCALE, RoundingMode.HALF_UP);
        BigDecimal experience = BigDecimal.valueOf(usage)
                .divide(HUNDRED, SCALE, RoundingMode.HALF_UP)
                .min(EXPERIENCE_MOST);
        return rate.add(experience).min(BigDecimal.ONE).stripTrailingZeros();
    }
}
