package battwheels.platform.streams;

import battwheels.platform.streams.SpineSimulation.Story;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/** Many seeds of {@link SpineSimulation}; ends with 1 and names the seed when one breaks. */
final class SpineSoak {
    private static final int TELL_EVERY = 500;

    private SpineSoak() {}

    /** @param arguments seeds, and the first of them if not 1 */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger("battwheels.platform")).setLevel(Level.OFF);
        long seeds = Long.parseLong(arguments[0]);
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long events = 0;
        long deliveries = 0;
        Map<String, Integer> crashPoints = new TreeMap<>();
        for (long seed = first; seed < first + seeds; seed++) {
            try {
                Story story = new SpineSimulation(seed, Tampering.NONE).run();
                events += story.events();
                deliveries += story.deliveries();
                story.crashPoints().forEach((point, times) -> crashPoints.merge(point, times, Integer::sum));
            } catch (AssertionError broken) {
                System.out.printf("seed %d: %s%n", seed, broken.getMessage());
                System.exit(1);
            }
            if ((seed - first + 1) % TELL_EVERY == 0) {
                System.out.printf("%,d seeds, %,d events, %,d deliveries%n", seed - first + 1, events, deliveries);
            }
        }
        crashPoints.forEach((point, times) -> System.out.printf("died %,6d times at %s%n", times, point));
        System.exit(0);
    }
}
