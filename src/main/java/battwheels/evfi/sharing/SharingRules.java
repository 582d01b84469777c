package battwheels.evfi.sharing;

import battwheels.evfi.card.Metrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is told to all of how a card of the library fares, and what is not ({@code decisions/shared-statistics.md}): pure.
 */
final class SharingRules {
    /** Most uses that count of one organization, so that none outweighs the others. */
    static final int MOST_OF_ONE = 10;

    /** What is told of a count: the largest of these that it reaches. */
    private static final List<Integer> STEPS = List.of(5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000);

    private static final int TENTHS = 1;

    private SharingRules() {}

    /** One organization's part; uses are at most {@link #MOST_OF_ONE}, successes in the same proportion. */
    record Contribution(int uses, int successes) {
        static Contribution of(Metrics metrics) {
            int usage = metrics.usageCount();
            int uses = Math.min(usage, MOST_OF_ONE);
            int successes = usage <= MOST_OF_ONE
                    ? metrics.successCount()
                    : BigDecimal.valueOf((long) metrics.successCount() * MOST_OF_ONE)
                            .divide(BigDecimal.valueOf(usage), 0, RoundingMode.HALF_UP)
                            .intValueExact();
            return new Contribution(uses, successes);
        }
    }

    /** What is told of a card, if anything is: nothing while fewer than {@code least} organizations contributed. */
    static Optional<SharedStatistic> told(String failureId, Collection<Contribution> contributions, int least) {
        List<Contribution> counted =
                contributions.stream().filter(each -> each.uses() > 0).toList();
        if (counted.size() < least) {
            return Optional.empty();
        }
        int uses = counted.stream().mapToInt(Contribution::uses).sum();
        int successes = counted.stream().mapToInt(Contribution::successes).sum();
        BigDecimal rate = BigDecimal.valueOf(successes)
                .divide(BigDecimal.valueOf(uses), TENTHS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return Optional.of(new SharedStatistic(failureId, reached(counted.size(), least), reached(uses, least), rate));
    }

    private static int reached(int count, int least) {
        return STEPS.stream()
                .filter(step -> step <= count && step >= least)
                .reduce((first, second) -> second)
                .orElse(least);
    }
}
