package battwheels.ledger.journal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was posted to each account on one day or in one month, by business date, as of a sequence.
 *
 * @param period {@code 2026-04-01} or {@code 2026-04}
 * @param accounts by code
 * @param sequence of the last entry that is in it
 */
public record PeriodBalances(String period, Map<String, Sides> accounts, long sequence) {
    static PeriodBalances orNone(@Nullable PeriodBalances balances, String period) {
        return balances == null ? new PeriodBalances(period, Map.of(), 0) : balances;
    }

    /** The periods an entry is counted in: none when it moves no money. */
    static List<String> of(JournalEntry entry) {
        return entry.lines().isEmpty() ? List.of() : List.of(entry.date().toString(), Book.period(entry.date()));
    }

    PeriodBalances after(JournalEntry entry) {
        Map<String, Sides> after = new TreeMap<>(accounts);
        entry.lines()
                .forEach(line -> after.put(
                        line.account(),
                        after.getOrDefault(line.account(), Sides.NONE).plus(line)));
        return new PeriodBalances(period, after, entry.sequence());
    }

    /** The same without an entry that is in it. */
    PeriodBalances without(JournalEntry entry) {
        Map<String, Sides> before = new TreeMap<>(accounts);
        entry.lines().forEach(line -> before.merge(line.account(), Sides.NONE.plus(line), Sides::minus));
        return new PeriodBalances(period, before, sequence);
    }
}
