package battwheels.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.simulation.Seeds;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The commit point under every order of events a seed can think of. */
class LedgerSimulationTest {
    /** The soak asks for more. */
    private static final long SEEDS = 500;

    private static final long SEEDS_TO_FIND_A_BUG = 100;

    @Test
    void booksHoldUnderCrashesRepeatsAndLostReplies() {
        Map<String, Long> counted = Seeds.counted(
                1, SEEDS, seed -> Map.of("entries", new LedgerSimulation(seed, LedgerRules::decide).run()));

        System.out.printf("books: %d seeds, %s%n", SEEDS, counted);
        assertThat(counted.get("entries")).isGreaterThan(SEEDS * 5);
    }

    @Test
    void theSameSeedIsTheSameStory() {
        assertThat(new LedgerSimulation(7, LedgerRules::decide).run())
                .isEqualTo(new LedgerSimulation(7, LedgerRules::decide).run());
    }

    @Test
    void aNumberTakenBeforeTheEntryIsFound() {
        assertThat(found(PlantedRules.NUMBERS_FIRST)).contains("number without a gap");
    }

    @Test
    void anAllocationThatDoesNotLookAtTheTailIsFound() {
        assertThat(found(PlantedRules.TAIL_NOT_LOOKED_AT)).containsAnyOf("within what is open", "balance");
    }

    @Test
    void aReversalPostedTwiceIsFound() {
        assertThat(found(PlantedRules.REVERSALS_FORGOTTEN)).contains("reversed twice");
    }

    /** The first thing that breaks under the planted rules. */
    private static String found(PlantedRules planted) {
        return LongStream.rangeClosed(1, SEEDS_TO_FIND_A_BUG)
                .mapToObj(seed -> breach(seed, planted.rules()))
                .filter(breach -> !breach.isEmpty())
                .findFirst()
                .orElse("nothing");
    }

    private static String breach(long seed, Lane.Rules planted) {
        try {
            new LedgerSimulation(seed, planted).run();
            return "";
        } catch (AssertionError broken) {
            return String.valueOf(broken.getMessage());
        }
    }
}
