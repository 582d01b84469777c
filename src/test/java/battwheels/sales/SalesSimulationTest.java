package battwheels.sales;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.ledger.journal.PlantedRules;
import battwheels.simulation.Seeds;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The chain from draft to cash under every order of events a seed can think of. */
class SalesSimulationTest {
    /** The soak asks for more. */
    private static final long SEEDS = 500;

    private static final long SEEDS_TO_FIND_A_BUG = 60;

    private static final Logger PLATFORM = (Logger) LoggerFactory.getLogger("battwheels.platform");

    /** Outages are the story here, and told in thousands. */
    @BeforeAll
    static void quiet() {
        PLATFORM.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        PLATFORM.setLevel(null);
    }

    @Test
    void documentsAndBooksAgreeUnderCrashesRepeatsAndLostReplies() {
        Map<String, Long> counted = Seeds.counted(
                1,
                SEEDS,
                seed -> new SalesSimulation(seed, PlantedRules.NOTHING).run().counts());

        System.out.printf("sales: %d seeds, %s%n", SEEDS, counted);
        assertThat(counted.get("entries")).isGreaterThan(SEEDS * 5);
        assertThat(counted)
                .as("every step is taken to its end, and none is given up")
                .containsKeys(
                        "apply done",
                        "cancel done",
                        "credit done",
                        "issue done",
                        "pay done",
                        "receive done",
                        "refund done",
                        "void done",
                        "write_off done");
        assertThat(counted.keySet()).noneMatch(answer -> answer.endsWith("given up"));
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
        assertThat(found(PlantedRules.REVERSED_AGAIN)).contains("reversed twice");
    }

    /** The first thing that breaks under the planted rules. */
    private static String found(PlantedRules planted) {
        return LongStream.rangeClosed(1, SEEDS_TO_FIND_A_BUG)
                .mapToObj(seed -> breach(seed, planted))
                .filter(breach -> !breach.isEmpty())
                .findFirst()
                .orElse("nothing");
    }

    private static String breach(long seed, PlantedRules planted) {
        try {
            new SalesSimulation(seed, planted).run();
            return "";
        } catch (AssertionError broken) {
            return String.valueOf(broken.getMessage());
        }
    }
}
