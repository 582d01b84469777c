package battwheels.platform.jobs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/** Many seeds of {@link JobSimulation}; ends with 1 and names the seed when one breaks. */
final class JobsSoak {
    private static final int TELL_EVERY = 500;

    private JobsSoak() {}

    /** @param arguments seeds, and the first of them if not 1; one seed alone is told with everything that happens */
    public static void main(String[] arguments) {
        long seeds = Long.parseLong(arguments[0]);
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        ((Logger) LoggerFactory.getLogger("battwheels.platform.jobs")).setLevel(seeds == 1 ? Level.INFO : Level.OFF);
        long jobs = 0;
        Map<String, Integer> crashes = new TreeMap<>();
        for (long seed = first; seed < first + seeds; seed++) {
            try {
                JobSimulation.Tally tally = new JobSimulation(seed, Planted.NONE).run();
                jobs += tally.jobs();
                tally.crashes().forEach((place, times) -> crashes.merge(place, times, Integer::sum));
            } catch (AssertionError broken) {
                System.out.printf("seed %d: %s%n", seed, broken.getMessage());
                System.exit(1);
            }
            if ((seed - first + 1) % TELL_EVERY == 0) {
                System.out.printf("%,d seeds, %,d jobs%n", seed - first + 1, jobs);
            }
        }
        System.out.printf("%,d seeds, %,d jobs; killed at %s%n", seeds, jobs, crashes);
        System.exit(0);
    }
}
