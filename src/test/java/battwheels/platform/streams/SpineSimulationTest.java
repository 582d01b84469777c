package battwheels.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.streams.SpineSimulation.Story;
import battwheels.simulation.Seeds;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The way of events under every order of faults a seed can think of. */
class SpineSimulationTest {
    /** The soak asks for more. */
    private static final long SEEDS = 500;

    private static final long SEEDS_TO_FIND_A_BUG = 200;
    private static final int CRASH_POINTS_LEAST = 40;

    /** Servers that die say a lot about it. */
    private static final Logger PLATFORM = (Logger) LoggerFactory.getLogger("battwheels.platform");

    @BeforeAll
    static void quiet() {
        PLATFORM.setLevel(Level.OFF);
    }

    @AfterAll
    static void asBefore() {
        PLATFORM.setLevel(null);
    }

    @Test
    void nothingIsLostOrOutOfOrderUnderCrashesStallsAndLostReplies() {
        Map<String, Long> counted = Seeds.counted(1, SEEDS, seed -> told(seed).counts());

        System.out.printf("spine: %d seeds, %s%n", SEEDS, counted);
        assertThat(counted.get("events")).isGreaterThan(SEEDS * 10);
        assertThat(counted.keySet().stream().filter(each -> each.startsWith("died at ")))
                .hasSizeGreaterThan(CRASH_POINTS_LEAST);
    }

    private static Story told(long seed) {
        return new SpineSimulation(seed, Tampering.NONE).run();
    }

    @Test
    void theSameSeedIsTheSameStory() {
        assertThat(told(7)).isEqualTo(told(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "LOG_WITHOUT_IDS: an event is in the log twice",
                "LOG_AFTER_OUTBOX: a committed event is not in the log",
                "LOG_AFTER_STREAM: an event is heard before it is in the log",
                "SAVE_WITHOUT_VERSION: out of order",
                "LEASE_FOR_EVERYBODY: heard twice"
            })
    void aPlantedBugIsFound(Tampering bug, String finding) {
        assertThat(LongStream.rangeClosed(1, SEEDS_TO_FIND_A_BUG)
                        .mapToObj(seed -> breach(seed, bug))
                        .filter(breach -> breach.contains(finding))
                        .findFirst())
                .isPresent();
    }

    private static String breach(long seed, Tampering bug) {
        try {
            new SpineSimulation(seed, bug).run();
            return "";
        } catch (AssertionError broken) {
            return String.valueOf(broken.getMessage());
        }
    }
}
