package battwheels.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.simulation.Seeds;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The production job classes under every order of events a seed can think of. */
class JobSimulationTest {
    /** The soak asks for more. */
    private static final long SEEDS = 500;

    private static final long SEEDS_TO_FIND_A_BUG = 100;

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("battwheels.platform.jobs");
    private static final @Nullable Level LOGGED = LOG.getLevel();

    /** Everything goes wrong here all the time. */
    @BeforeAll
    static void sayNothing() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        LOG.setLevel(LOGGED);
    }

    @Test
    void everyAcceptedJobEndsWithItsEffectOnce() {
        Map<String, Long> counted = Seeds.counted(
                1, SEEDS, seed -> new JobSimulation(seed, Planted.NONE).run().counts());

        System.out.printf("jobs: %d seeds, %s%n", SEEDS, counted);
        assertThat(counted.get("effects met again")).isPositive();
        assertThat(counted)
                .containsKeys(
                        "killed at jobs.insert<", "killed at jobs.findOneAndUpdate<", "killed at jobs.updateOne<");
    }

    @Test
    void theSameSeedIsTheSameStory() {
        assertThat(new JobSimulation(7, Planted.NONE).run()).isEqualTo(new JobSimulation(7, Planted.NONE).run());
    }

    @Test
    void aLeaseThatNobodyChecksIsFound() {
        assertThat(found(Planted.LEASE_UNCHECKED)).containsAnyOf("became", "lost the job", "taken from");
    }

    @Test
    void keysThatAreNotUniqueAreFound() {
        assertThat(found(Planted.KEYS_NOT_UNIQUE)).contains("two jobs under the key");
    }

    @Test
    void aMarkWrittenAfterItsJobIsFound() {
        assertThat(found(Planted.MARK_AFTER_JOB)).contains("not over");
    }

    @Test
    void anEffectWithoutItsJobsIdIsFound() {
        assertThat(found(Planted.EFFECT_NOT_KEYED)).contains("an effect twice");
    }

    /** The first thing that breaks under the planted bug. */
    private static String found(Planted bug) {
        return LongStream.rangeClosed(1, SEEDS_TO_FIND_A_BUG)
                .mapToObj(seed -> breach(seed, bug))
                .filter(breach -> !breach.isEmpty())
                .findFirst()
                .orElse("nothing");
    }

    private static String breach(long seed, Planted bug) {
        try {
            new JobSimulation(seed, bug).run();
            return "";
        } catch (AssertionError broken) {
            return String.valueOf(broken.getMessage());
        }
    }
}
