package battwheels.platform.streams;

import battwheels.simulation.SeedsSoak;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/** Many seeds of {@link SpineSimulation}. */
final class SpineSoak {
    private SpineSoak() {}

    /** @param arguments how many seeds */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger("battwheels.platform")).setLevel(Level.OFF);
        SeedsSoak.main(
                "spine",
                arguments,
                seed -> new SpineSimulation(seed, Tampering.NONE).run().counts());
    }
}
