package battwheels.ledger;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The slowest of a hundred postings and trial balances, in books that are short and long. */
final class GrowthBench {
    private static final List<Long> LENGTHS = List.of(1_000L, 100_000L, 1_000_000L);
    private static final int DAYS = 300;

    private final BenchStation station;
    private final int calls;
    private final int rounds;
    private final JsonObject content;

    /** @param content of what the floor writes */
    GrowthBench(BenchStation station, int calls, int rounds, JsonObject content) {
        this.station = station;
        this.calls = calls;
        this.rounds = rounds;
        this.content = content;
    }

    /** A book and what was measured in it. */
    private record Grown(String name, BenchBook book, Timing posting, Timing trial, Timing floor) {
        Grown(String name, BenchBook book) {
            this(name, book, new Timing(), new Timing(), new Timing());
        }
    }

    /** Measures the short book by itself before there is a long one, and then all of them in turn. */
    void run(long largest) throws Exception {
        BenchBook shortest = grown(LENGTHS.getFirst());
        Grown alone = new Grown("%,d, nothing longer beside it".formatted(LENGTHS.getFirst()), shortest);
        measure(List.of(alone));
        List<Grown> books = new ArrayList<>();
        books.add(new Grown("%,d".formatted(LENGTHS.getFirst()), shortest));
        for (long length : LENGTHS.subList(1, LENGTHS.size())) {
            if (length <= largest) {
                books.add(new Grown("%,d".formatted(length), grown(length)));
            }
        }
        measure(books);
        System.out.println("p99 in ms by entries of the book            posting  trial balance  floor");
        tell(alone);
        books.forEach(GrowthBench::tell);
        Grown last = books.getLast();
        System.out.println(String.format(
                Locale.ROOT,
                "p99 at %s entries to p99 at %s: posting %.2f, trial balance %.2f (at most 1.30 is wanted);"
                        + " to p99 before there was a longer one: %.2f, %.2f, the floor meanwhile %.2f",
                last.name(),
                books.getFirst().name(),
                last.posting().p99Ms() / books.getFirst().posting().p99Ms(),
                last.trial().p99Ms() / books.getFirst().trial().p99Ms(),
                last.posting().p99Ms() / alone.posting().p99Ms(),
                last.trial().p99Ms() / alone.trial().p99Ms(),
                last.floor().p99Ms() / alone.floor().p99Ms()));
    }

    private BenchBook grown(long length) throws Exception {
        long start = System.nanoTime();
        BenchBook book = station.book();
        new Timing().round(1, 1, i -> book.lengthen(length, DAYS));
        System.out.printf(
                "made a book of %,d entries over %d days in %.0f s%n", length, DAYS, (System.nanoTime() - start) / 1e9);
        station.settle();
        return book;
    }

    private void measure(List<Grown> books) throws Exception {
        for (Grown each : books) {
            rounds(new Grown("", each.book()));
        }
        for (int round = 0; round < rounds; round++) {
            for (Grown each : books) {
                rounds(each);
            }
        }
    }

    private void rounds(Grown grown) throws Exception {
        BenchBook book = grown.book();
        grown.posting().round(calls / 4, 1, i -> book.post(SystemAccount.RENT, SystemAccount.BANK));
        station.settle();
        grown.trial().round(calls / 4, 1, i -> book.trialBalance());
        grown.floor().round(calls / 4, 1, i -> book.floor(content));
        station.settle();
    }

    private static void tell(Grown grown) {
        System.out.println(String.format(
                Locale.ROOT,
                "%-40s %10.2f %14.2f %6.2f",
                grown.name(),
                grown.posting().p99Ms(),
                grown.trial().p99Ms(),
                grown.floor().p99Ms()));
    }
}
