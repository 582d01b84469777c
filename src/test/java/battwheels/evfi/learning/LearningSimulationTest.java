package battwheels.evfi.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few organizations of the simulation that {@code scripts/soak efi} runs whole. */
class LearningSimulationTest {
    private static final long SEED = 20_260_401;

    @TempDir
    Path folder;

    private List<String> run(int organizations, int closures, boolean forgets) throws InterruptedException {
        try (LearningSimulation target = new LearningSimulation(folder, closures, forgets, SEED)) {
            return target.run(organizations);
        }
    }

    @Test
    void figuresAreThoseOfEveryTicketOnce() throws InterruptedException {
        assertThat(run(4, 40, false)).isEmpty();
    }

    /** The planted bug: nobody remembers what was learned already. */
    @Test
    void withoutRemembranceTheModelIsMissed() throws InterruptedException {
        assertThat(run(1, 40, true)).anyMatch(difference -> difference.contains("usage"));
    }
}
