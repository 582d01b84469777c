package battwheels.evfi.learning;

import battwheels.evfi.card.Metrics;
import battwheels.evfi.card.RequiredPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Which of the parts used the card does not name; a card that names none expects nothing. */
    static List<String> unexpected(List<String> used, List<RequiredPart> expected) {
        if (expected.isEmpty()) {
            return List.of();
        }
        Set<String> named = expected.stream()
                .flatMap(part -> Stream.concat(
                        Stream.of(part.partName(), Objects.requireNonNullElse(part.partNumber(), "")),
                        part.alternatives().stream()))
                .map(LearningRules::plain)
                .collect(Collectors.toSet());
        return used.stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty() && !named.contains(plain(part)))
                .distinct()
                .toList();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
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
