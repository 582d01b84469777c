package battwheels.sales;

import battwheels.ledger.ItemMove;
import battwheels.ledger.Movement;
import battwheels.ledger.OpenItem;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was billed and what came off it over a span of days, both included, as the book has it. What the
 * customer paid ahead is not in it before it settles an invoice.
 *
 * @param totalDebit what was billed, with what was taken back of earlier settlements
 * @param closingBalance opening, plus debits, less credits
 * @param entries by date, each with the balance after it
 */
record CustomerStatement(
        String customerId,
        String customerName,
        LocalDate startDate,
        LocalDate endDate,
        Money openingBalance,
        Money totalDebit,
        Money totalCredit,
        Money closingBalance,
        List<Entry> entries) {

    /**
     * @param movement {@code opened} for the document itself, else what was done to it that day
     * @param balance of the customer after it
     */
    record Entry(
            LocalDate date,
            String documentId,
            @Nullable String documentNumber,
            Movement movement,
            Money debit,
            Money credit,
            Money balance) {
        private static Entry of(OpenItem item, LocalDate date, Movement movement, Money amount) {
            boolean debit = amount.paise() > 0;
            return new Entry(
                    date,
                    item.documentId(),
                    item.number(),
                    movement,
                    debit ? amount : Money.ZERO,
                    debit ? Money.ZERO : amount.negated(),
                    Money.ZERO);
        }

        private Entry standing(Money after) {
            return new Entry(date, documentId, documentNumber, movement, debit, credit, after);
        }
    }

    CustomerStatement {
        entries = List.copyOf(entries);
    }

    /** @param items all of the customer that were opened by the end of the span */
    static CustomerStatement of(
            String customerId, String customerName, LocalDate start, LocalDate end, List<OpenItem> items) {
        Money opening =
                items.stream().map(item -> item.balanceOn(start.minusDays(1))).reduce(Money.ZERO, Money::plus);
        List<Entry> entries = new ArrayList<>();
        Money debit = Money.ZERO;
        Money credit = Money.ZERO;
        for (Entry each : moved(items, start, end)) {
            debit = debit.plus(each.debit());
            credit = credit.plus(each.credit());
            entries.add(each.standing(opening.plus(debit).minus(credit)));
        }
        Money closing = items.stream().map(item -> item.balanceOn(end)).reduce(Money.ZERO, Money::plus);
        return new CustomerStatement(customerId, customerName, start, end, opening, debit, credit, closing, entries);
    }

    /** Of one day first what was billed, then what came off. */
    private static List<Entry> moved(List<OpenItem> items, LocalDate start, LocalDate end) {
        List<Entry> all = new ArrayList<>();
        for (OpenItem item : items) {
            if (!item.date().isBefore(start)) {
                all.add(Entry.of(item, item.date(), Movement.OPENED, item.opened()));
            }
            for (ItemMove move : item.moves()) {
                if (!move.date().isBefore(start) && !move.date().isAfter(end)) {
                    all.add(Entry.of(
                            item, move.date(), move.movement(), move.amount().negated()));
                }
            }
        }
        all.sort(Comparator.comparing(Entry::date)
                .thenComparing(Entry::movement)
                .thenComparing(entry -> Objects.requireNonNullElse(entry.documentNumber(), ""))
                .thenComparing(Entry::documentId));
        return all;
    }
}
