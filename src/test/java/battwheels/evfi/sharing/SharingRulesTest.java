package battwheels.evfi.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.evfi.card.ConfidenceEntry;
import battwheels.evfi.card.Metrics;
import battwheels.evfi.sharing.SharingRules.Contribution;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What statistics over organizations tell, also to somebody who controls all but one of those that are needed. */
class SharingRulesTest {
    private static final int LEAST = SharingRound.LEAST;

    private static Metrics metrics(int uses, int successes) {
        Metrics blank = Metrics.starting(Metrics.HALF);
        return new Metrics(
                blank.confidenceScore(),
                blank.confidenceLevel(),
                uses,
                successes,
                uses - successes,
                Metrics.HALF,
                List.of(new ConfidenceEntry(Instant.EPOCH, Metrics.HALF, Metrics.HALF, "x", "tkt_1", "user", null)));
    }

    private static Optional<SharedStatistic> told(List<Contribution> own, Contribution honest) {
        List<Contribution> all = new ArrayList<>(own);
        all.add(honest);
        return SharingRules.told("fc_1", all, LEAST);
    }

    private static List<Contribution> attackers(int uses, int successes) {
        return Collections.nCopies(LEAST - 1, new Contribution(uses, successes));
    }

    @Test
    void belowTheThresholdNothingIsToldWhateverTheyContribute() {
        for (int others = 0; others < LEAST; others++) {
            List<Contribution> few = Collections.nCopies(others, new Contribution(10, 10));
            assertThat(SharingRules.told("fc_1", few, LEAST)).isEmpty();
        }
        assertThat(told(attackers(10, 0), new Contribution(0, 0))).isEmpty();
    }

    @Test
    void noOrganizationCountsForMoreThanItsBound() {
        assertThat(Contribution.of(metrics(10_000, 9_000))).isEqualTo(new Contribution(10, 9));
        assertThat(Contribution.of(metrics(7, 3))).isEqualTo(new Contribution(7, 3));
        assertThat(told(attackers(10, 10), Contribution.of(metrics(10_000, 0)))
                        .orElseThrow()
                        .successRate())
                .isEqualByComparingTo("0.8");
    }

    @Test
    void countsAreToldInSteps() {
        SharedStatistic seven = SharingRules.told("fc_1", Collections.nCopies(7, new Contribution(3, 2)), LEAST)
                .orElseThrow();

        assertThat(seven).isEqualTo(new SharedStatistic("fc_1", 5, 20, new BigDecimal("0.7")));
    }

    /** The honest contributions that one and the same answer could stand for, as written down in the decision. */
    private static int mostAnswers(int uses, int successes) {
        Map<Object, List<Integer>> byAnswer = IntStream.rangeClosed(0, 10)
                .boxed()
                .collect(Collectors.groupingBy(honest -> told(attackers(uses, successes), new Contribution(10, honest))
                        .orElseThrow()
                        .successRate()));
        return byAnswer.size();
    }

    @Test
    void whoeverControlsAllButOneLearnsTheRangeThatIsWrittenDownAndNoMore() {
        // With all they may contribute, at most three ranges can be told apart.
        assertThat(mostAnswers(10, 5)).isLessThanOrEqualTo(3);
        // With as little as they can, about one success: two neighbours may still look alike.
        assertThat(mostAnswers(1, 0)).isLessThanOrEqualTo(9);
        // Beyond ten uses nothing is told, not even whether there were any.
        TreeSet<String> answers = new TreeSet<>();
        for (int uses = 10; uses <= 5_000; uses += 10) {
            answers.add(told(attackers(1, 1), Contribution.of(metrics(uses, uses / 2)))
                    .orElseThrow()
                    .toString());
        }
        assertThat(answers).hasSize(1);
    }
}
