package battwheels.ledger.journal;

import battwheels.simulation.SeedsSoak;
import java.io.IOException;
import java.util.Map;

/** Many seeds of {@link LedgerSimulation}. */
final class BooksSoak {
    private BooksSoak() {}

    /** @param arguments how many seeds */
    public static void main(String[] arguments) throws IOException {
        SeedsSoak.main(
                "books", arguments, seed -> Map.of("entries", new LedgerSimulation(seed, LedgerRules::decide).run()));
    }
}
