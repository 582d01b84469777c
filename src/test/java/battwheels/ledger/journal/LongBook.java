package battwheels.ledger.journal;

import battwheels.ledger.EntryType;
import battwheels.ledger.ItemMovement;
import battwheels.ledger.Movement;
import battwheels.ledger.NumberRequest;
import battwheels.ledger.OpenItem;
import battwheels.ledger.PostingLine;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.Source;
import battwheels.ledger.SystemAccount;
import battwheels.platform.money.Money;
import battwheels.platform.tenancy.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A book made long in a short time: each entry is decided by the rules on the one before, as any other is, and a few
 * hundred are written at once. Of twenty entries one opens the item of an invoice and one settles it.
 */
public final class LongBook {
    private static final int BATCH = 500;
    private static final int CYCLE = 20;

    private final JournalStore store;
    private final Map<String, Account> chart;
    private final Supplier<Scope> scopes;
    private final Map<ItemKey, OpenItem> open = new HashMap<>();
    private Book book = Book.EMPTY;

    /**
     * @param chart by code
     * @param scopes of one organization that nobody posts to
     */
    public LongBook(Shelves shelves, Map<String, Account> chart, Supplier<Scope> scopes) {
        this.store = new JournalStore(shelves, Desk.SILENT);
        this.chart = chart;
        this.scopes = scopes;
    }

    /**
     * Writes that many entries, evenly over the days.
     *
     * @param first of the days
     */
    public void write(long entries, LocalDate first, int days) {
        Projection projection = new Projection(store);
        for (long made = 0; made < entries; ) {
            List<JournalEntry> batch = new ArrayList<>();
            while (batch.size() < BATCH && made + batch.size() < entries) {
                long at = made + batch.size();
                batch.add(next(request(at, first.plusDays(at * days / entries))));
            }
            store.append(scopes.get(), batch);
            projection.take(scopes.get(), batch, book);
            made += batch.size();
        }
    }

    private JournalEntry next(PostingRequest request) {
        Scope scope = scopes.get();
        var view = new LedgerRules.View(scope.organization().value(), book, open::get, reversed -> null, chart);
        Stamp stamp = new Stamp(
                Lanes.newEntryId(), scope.actor().id(), scope.actor().name(), Instant.ofEpochMilli(1_775_000_000_000L));
        return switch (LedgerRules.decide(view, new Order.Posting(request), stamp)) {
            case Decision.Accepted(JournalEntry entry, Map<ItemKey, OpenItem> after) -> {
                open.clear();
                open.putAll(after);
                book = book.after(entry);
                yield entry;
            }
            case Decision.Refused(Refusal why) -> throw new IllegalStateException(String.valueOf(why));
        };
    }

    private static PostingRequest request(long at, LocalDate day) {
        Money amount = new Money(100 + at % 100_000);
        return switch ((int) (at % CYCLE)) {
            case 0 -> invoice(at, day, amount);
            case 1 -> receipt(at, day, new Money(amount.paise() - 1));
            default ->
                posting(
                        EntryType.JOURNAL,
                        Source.of("journal", "long_" + at, "posted"),
                        day,
                        PostingLine.debit(at % 2 == 0 ? SystemAccount.RENT : SystemAccount.UTILITIES, amount),
                        PostingLine.credit(SystemAccount.BANK, amount));
        };
    }

    private static PostingRequest invoice(long at, LocalDate day, Money amount) {
        return posting(
                        EntryType.SALES,
                        Source.of("journal", "bill_" + at, "posted"),
                        day,
                        PostingLine.debit(SystemAccount.RECEIVABLE, amount)
                                .moving(Desk.CUSTOMER, ItemMovement.of("bill_" + at, "journal", Movement.OPENED)),
                        PostingLine.credit(SystemAccount.SALES, amount))
                .numbered(new NumberRequest("long", "2026-27", "L-{N}", day, 1));
    }

    private static PostingRequest receipt(long at, LocalDate day, Money amount) {
        return posting(
                EntryType.RECEIPT,
                Source.of("journal", "long_" + at, "posted"),
                day,
                PostingLine.debit(SystemAccount.BANK, amount),
                PostingLine.credit(SystemAccount.RECEIVABLE, amount)
                        .moving(Desk.CUSTOMER, ItemMovement.of("bill_" + (at - 1), "journal", Movement.PAID)));
    }

    private static PostingRequest posting(
            EntryType type, Source source, LocalDate day, PostingLine debit, PostingLine credit) {
        return PostingRequest.of(source, type, day, "A posting of the bench", List.of(debit, credit));
    }
}
