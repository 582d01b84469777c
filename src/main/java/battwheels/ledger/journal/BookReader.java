package battwheels.ledger.journal;

import battwheels.platform.tenancy.Scope;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was posted to every account up to a day, as of one sequence: read from the snapshots by day and month, however long
 * the book is. Blocks; use it on a virtual thread.
 */
public final class BookReader {
    private static final int READ_TOGETHER = 64;

    private final JournalStore store;

    public BookReader(JournalStore store) {
        this.store = store;
    }

    /**
     * Sums by account code up to and including each of the days, all as of the same sequence.
     *
     * @param days in the order asked
     */
    public record Sums(long sequence, List<Map<String, Sides>> days) {}

    public Sums through(Scope scope, List<LocalDate> days) {
        Book book = store.book(scope).orElse(Book.EMPTY);
        List<List<String>> periods =
                days.stream().map(day -> periods(book, day)).toList();
        Set<String> all = new LinkedHashSet<>();
        periods.forEach(all::addAll);
        Map<String, PeriodBalances> found = at(scope, book.sequence(), read(scope, List.copyOf(all)));
        return new Sums(
                book.sequence(), periods.stream().map(each -> sum(found, each)).toList());
    }

    /** Whole months before the day's, and the days of its own month. */
    private static List<String> periods(Book book, LocalDate day) {
        List<String> periods = new ArrayList<>();
        if (book.firstPeriod() == null) {
            return periods;
        }
        YearMonth last = YearMonth.from(day);
        for (YearMonth month = YearMonth.parse(book.firstPeriod()); month.isBefore(last); month = month.plusMonths(1)) {
            periods.add(month.toString());
        }
        if (day.equals(last.atEndOfMonth())) {
            periods.add(last.toString());
        } else {
            for (LocalDate each = last.atDay(1); !each.isAfter(day); each = each.plusDays(1)) {
                periods.add(each.toString());
            }
        }
        return periods;
    }

    private Map<String, PeriodBalances> read(Scope scope, List<String> periods) {
        Map<String, PeriodBalances> found = new LinkedHashMap<>();
        for (int from = 0; from < periods.size(); from += READ_TOGETHER) {
            List<String> some = periods.subList(from, Math.min(from + READ_TOGETHER, periods.size()));
            found.putAll(store.periods(scope, some));
        }
        return found;
    }

    /** Entries made while the snapshots were read are in some of them and not in others: they are taken out again. */
    private Map<String, PeriodBalances> at(Scope scope, long sequence, Map<String, PeriodBalances> found) {
        long latest = found.values().stream()
                .mapToLong(PeriodBalances::sequence)
                .max()
                .orElse(0);
        Map<String, PeriodBalances> at = new LinkedHashMap<>(found);
        for (long known = sequence; known < latest; ) {
            List<JournalEntry> later = store.following(scope, known);
            if (later.isEmpty()) {
                throw new IllegalStateException("balances include entry " + latest + ", which is not there");
            }
            later.forEach(entry -> takeOut(found, at, entry));
            known = later.getLast().sequence();
        }
        return at;
    }

    private static void takeOut(Map<String, PeriodBalances> found, Map<String, PeriodBalances> at, JournalEntry entry) {
        for (String period : PeriodBalances.of(entry)) {
            PeriodBalances had = found.get(period);
            if (had != null && had.sequence() >= entry.sequence()) {
                at.computeIfPresent(period, (key, now) -> now.without(entry));
            }
        }
    }

    private static Map<String, Sides> sum(Map<String, PeriodBalances> found, List<String> periods) {
        Map<String, Sides> sums = new TreeMap<>();
        for (String period : periods) {
            PeriodBalances balances = found.get(period);
            if (balances != null) {
                balances.accounts().forEach((code, sides) -> sums.merge(code, sides, Sides::plus));
            }
        }
        return sums;
    }
}
