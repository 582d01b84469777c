package battwheels.ledger.journal;

/** Many seeds of {@link LedgerSimulation}; ends with 1 and names the seed when one breaks. */
final class BooksSoak {
    private static final int TELL_EVERY = 1_000;

    private BooksSoak() {}

    /** @param arguments seeds, and the first of them if not 1 */
    public static void main(String[] arguments) {
        long seeds = Long.parseLong(arguments[0]);
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long entries = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            try {
                entries += new LedgerSimulation(seed, LedgerRules::decide).run();
            } catch (AssertionError broken) {
                System.out.printf("seed %d: %s%n", seed, broken.getMessage());
                System.exit(1);
            }
            if ((seed - first + 1) % TELL_EVERY == 0) {
                System.out.printf("%,d seeds, %,d entries%n", seed - first + 1, entries);
            }
        }
        System.exit(0);
    }
}
