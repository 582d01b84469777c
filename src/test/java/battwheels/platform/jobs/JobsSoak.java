package battwheels.platform.jobs;

import battwheels.simulation.SeedsSoak;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/** Many seeds of {@link JobSimulation}. */
final class JobsSoak {
    private JobsSoak() {}

    /** @param arguments how many seeds */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger("battwheels.platform.jobs")).setLevel(Level.OFF);
        SeedsSoak.main(
                "jobs",
                arguments,
                seed -> new JobSimulation(seed, Planted.NONE).run().counts());
    }
}
