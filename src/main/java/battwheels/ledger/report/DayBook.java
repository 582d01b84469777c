package battwheels.ledger.report;

import battwheels.ledger.EntryView;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.List;

/** Everything entered under one business date, in the order of the book. */
public record DayBook(LocalDate date, List<EntryView> entries, Money totalDebit, Money totalCredit, boolean hasMore) {
    public DayBook {
        entries = List.copyOf(entries);
    }

    public static DayBook of(LocalDate date, List<EntryView> entries, boolean hasMore) {
        Money debit = entries.stream().map(EntryView::totalDebit).reduce(Money.ZERO, Money::plus);
        Money credit = entries.stream().map(EntryView::totalCredit).reduce(Money.ZERO, Money::plus);
        return new DayBook(date, entries, debit, credit, hasMore);
    }
}
