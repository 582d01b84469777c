package battwheels.sales;

import battwheels.ledger.journal.PlantedRules;
import battwheels.simulation.SeedsSoak;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/** Many seeds of {@link SalesSimulation}. */
final class SalesSoak {
    private SalesSoak() {}

    /** @param arguments how many seeds */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger("battwheels.platform")).setLevel(Level.OFF);
        SeedsSoak.main(
                "sales",
                arguments,
                seed -> new SalesSimulation(seed, PlantedRules.NOTHING).run().counts());
    }
}
