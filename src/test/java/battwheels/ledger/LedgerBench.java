package battwheels.ledger;

import battwheels.ledger.journal.BareBook;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.slf4j.LoggerFactory;

/**
 * What a posting costs beside the least it could cost, a balance beside a find by id, how many invoices are issued, and
 * what becomes of all that as a book grows: one server with its production wiring, the store in a process of its own.
 * Rounds of the cases take turns, so that what else the machine does meets each alike. Prints figures beside what is
 * wanted, and proves nothing.
 */
final class LedgerBench {
    private static final int AT_ONCE = 64;
    private static final int BOOKS = 32;

    /** Accounts that a workshop posts to every day, and that are not made of open items. */
    private static final List<SystemAccount> ACCOUNTS = Arrays.stream(SystemAccount.values())
            .filter(account -> !account.isControl())
            .toList();

    private final BenchStation station;
    private final MediciBench medici;
    private final int calls;
    private final int rounds;
    private final JsonObject content;

    private LedgerBench(BenchStation station, MediciBench medici, int calls, int rounds) throws Exception {
        this.station = station;
        this.medici = medici;
        this.calls = calls;
        this.rounds = rounds;
        this.content = station.entryAsKept();
    }

    /**
     * @param arguments a folder for the store and, in it, Medici; calls of a round, rounds, entries of the longest book
     *     and, if not all are wanted, the names of the parts: postings, balances, invoices, growth
     */
    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        Path folder = Path.of(arguments[0]);
        try (BenchStation station = BenchStation.open(Files.createTempDirectory(folder, "store"))) {
            MediciBench medici = new MediciBench(folder.resolve("medici"));
            LedgerBench bench =
                    new LedgerBench(station, medici, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            bench.run(arguments.length > 4 ? arguments[4] : "", Long.parseLong(arguments[3]));
            System.out.printf(
                    "%d rounds of %,d calls, %d processors, load average at the end %.1f%n",
                    bench.rounds, bench.calls, Runtime.getRuntime().availableProcessors(), BenchStation.load());
        }
        System.exit(0);
    }

    private interface Part {
        void run() throws Exception;
    }

    private void run(String wanted, long largest) throws Exception {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("postings", this::postings);
        parts.put("balances", this::balances);
        parts.put("invoices", this::invoices);
        parts.put("growth", () -> new GrowthBench(station, calls, rounds, content).run(largest));
        for (var part : parts.entrySet()) {
            if (wanted.isEmpty() || wanted.contains(part.getKey())) {
                part.getValue().run();
            }
        }
    }

    /** One case, the calls of its round, and how many of them at once. */
    private record Case(Timing timing, int calls, int atOnce, Timing.Each each) {
        Case(int calls, int atOnce, Timing.Each each) {
            this(new Timing(), calls, atOnce, each);
        }
    }

    /** Each case in each round, after one round of each that is not counted. */
    private void takeTurns(Case... cases) throws Exception {
        for (Case each : cases) {
            new Timing().round(each.calls(), each.atOnce(), each.each());
            station.settle();
        }
        for (int round = 0; round < rounds; round++) {
            for (Case each : cases) {
                each.timing().round(each.calls(), each.atOnce(), each.each());
                station.settle();
            }
        }
    }

    private void postings() throws Exception {
        BenchBook book = station.book();
        BenchBook other = station.book();
        BareBook bare = other.bare();
        List<BenchBook> books = new ArrayList<>();
        for (int i = 0; i < BOOKS; i++) {
            books.add(station.book());
        }
        Case least = new Case(calls / 4, 1, i -> book.floor(content));
        Case alone = new Case(calls / 4, 1, i -> book.post(SystemAccount.RENT, SystemAccount.BANK));
        Case untold = new Case(calls / 4, 1, i -> other.post(bare));
        Case leastTogether = new Case(calls, AT_ONCE, i -> book.floor(content));
        Case hot = new Case(calls, AT_ONCE, i -> book.post(SystemAccount.RENT, SystemAccount.BANK));
        Case many = new Case(calls, AT_ONCE, i -> book.post(account(i), account(i + 1)));
        Case apart = new Case(calls, AT_ONCE, i -> books.get(i % BOOKS).post(SystemAccount.RENT, SystemAccount.BANK));
        takeTurns(least, untold, alone, leastTogether, hot, many, apart);
        tell("floor, an insert and an update by id, one at a time", least.timing());
        tell("posting, one at a time, the book by itself", untold.timing(), least.timing(), "0.50 is wanted");
        tell("posting, one at a time, as domains do, and told", alone.timing(), least.timing(), "no bound");
        tell("floor, " + AT_ONCE + " at once", leastTogether.timing());
        tell(
                "posting, " + AT_ONCE + " at once, one account",
                hot.timing(),
                leastTogether.timing(),
                "above 1 is wanted");
        tell("posting, " + AT_ONCE + " at once, many accounts", many.timing(), leastTogether.timing(), "above 1");
        tell(
                "posting, " + AT_ONCE + " at once, " + BOOKS + " books",
                apart.timing(),
                leastTogether.timing(),
                "no bound");
        beside(hot.timing());
    }

    /** @param hot what we do meanwhile */
    private void beside(Timing hot) throws Exception {
        OptionalDouble theirs = medici.perSecond(station.documentsUrl(), calls / 4, rounds, AT_ONCE);
        if (theirs.isEmpty()) {
            System.out.println("Medici was not run: npm and its packages are not here");
            return;
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%-52s %8.0f /s  ours is %.1f times that (5 is wanted)",
                "Medici without transactions, " + AT_ONCE + " at once",
                theirs.getAsDouble(),
                hot.perSecond() / theirs.getAsDouble()));
    }

    private static SystemAccount account(int number) {
        return ACCOUNTS.get(number % ACCOUNTS.size());
    }

    private void balances() throws Exception {
        BenchBook book = station.book();
        String bill = book.bill();
        List<String> ids = new ArrayList<>();
        new Timing().round(1, 1, i -> ids.add(book.floor(content)));
        Case find = new Case(calls, 1, i -> book.find(ids.getFirst()));
        Case balance = new Case(calls, 1, i -> book.balance(bill));
        takeTurns(find, balance);
        System.out.println(String.format(
                Locale.ROOT,
                "find by id %.2f ms (p50), balance of a document %.2f ms: %.2f times (at most 2 is wanted)",
                find.timing().p50Ms(),
                balance.timing().p50Ms(),
                balance.timing().p50Ms() / find.timing().p50Ms()));
    }

    private void invoices() throws Exception {
        BenchBook book = station.book();
        InvoiceBench bench = new InvoiceBench(station.server, book.owner);
        Timing issued = new Timing();
        int each = Math.max(AT_ONCE, calls / 4);
        for (int round = 0; round <= rounds; round++) {
            List<String> drafts = bench.drafts(each);
            station.settle();
            // The first round warms up.
            (round == 0 ? new Timing() : issued).round(each, AT_ONCE / 2, i -> bench.issue(drafts.get(i)));
        }
        tell("invoices issued, " + AT_ONCE / 2 + " at once, one book", issued);
    }

    private static void tell(String words, Timing timing) {
        System.out.println(String.format(
                Locale.ROOT,
                "%-52s %8.0f /s  p50 %7.2f ms  p99 %7.2f ms",
                words,
                timing.perSecond(),
                timing.p50Ms(),
                timing.p99Ms()));
    }

    private static void tell(String words, Timing timing, Timing floor, String wanted) {
        tell(words, timing);
        System.out.println(String.format(
                Locale.ROOT, "%52s %8.2f of the floor (%s)", "", timing.perSecond() / floor.perSecond(), wanted));
    }
}
