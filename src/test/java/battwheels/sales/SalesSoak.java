package battwheels.sales;

import battwheels.ledger.journal.PlantedRules;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.slf4j.LoggerFactory;

/** Many seeds of {@link SalesSimulation}, several at a time; ends with 1 and names the seed when one breaks. */
final class SalesSoak {
    private static final int TELL_EVERY = 1_000;

    private SalesSoak() {}

    /** @param arguments seeds, and the first of them if not 1 */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger("battwheels.platform")).setLevel(Level.OFF);
        long seeds = Long.parseLong(arguments[0]);
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        AtomicLong done = new AtomicLong();
        AtomicLong entries = new AtomicLong();
        LongStream.range(first, first + seeds).parallel().forEach(seed -> {
            try {
                entries.addAndGet(
                        new SalesSimulation(seed, PlantedRules.NOTHING).run().entries());
            } catch (AssertionError broken) {
                System.out.printf("seed %d: %s%n", seed, broken.getMessage());
                System.exit(1);
            }
            if (done.incrementAndGet() % TELL_EVERY == 0) {
                System.out.printf("sales: %,d seeds, %,d entries%n", done.get(), entries.get());
            }
        });
        System.exit(0);
    }
}
