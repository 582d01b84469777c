package battwheels.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The production job classes under every order of events a seed can think of. */
class JobSimulationTest {
    /** {@code scripts/soak jobs} asks for more. */
    private static final long SEEDS = Long.getLong("battwheels.jobs.seeds", 500);

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
        int jobs = 0;
        int repeats = 0;
        long steps = 0;
        Map<String, Integer> crashes = new TreeMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            JobSimulation.Tally tally = run(seed);
            jobs += tally.jobs();
            repeats += tally.repeats();
            steps += tally.steps();
            tally.crashes().forEach((place, times) -> crashes.merge(place, times, Integer::sum));
        }

        System.out.printf(
                "jobs: %d seeds, %d jobs, %d effects met again, %d steps; killed at %s%n",
                SEEDS, jobs, repeats, steps, crashes);
        assertThat(repeats).as("attempts that met their effect").isPositive();
        assertThat(crashes).containsKeys("jobs.insert<", "jobs.findOneAndUpdate<", "jobs.updateOne<");
    }

    private static JobSimulation.Tally run(long seed) {
        try {
            return new JobSimulation(seed, Planted.NONE).run();
        } catch (AssertionError broken) {
            throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
        }
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
