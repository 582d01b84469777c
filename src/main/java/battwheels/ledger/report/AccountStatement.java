package battwheels.ledger.report;

import battwheels.ledger.chart.ChartAccount;
import battwheels.ledger.journal.EntryLine;
import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.Sides;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One account over a span of days, both included.
 *
 * @param entries its lines by date, at most as many as were read
 * @param hasMore there are more lines than these; the sums are of all of them
 */
public record AccountStatement(
        String accountId,
        String accountCode,
        String accountName,
        LocalDate startDate,
        LocalDate endDate,
        long sequence,
        Money openingBalance,
        Money totalDebit,
        Money totalCredit,
        Money closingBalance,
        List<StatementLine> entries,
        boolean hasMore) {
    public AccountStatement {
        entries = List.copyOf(entries);
    }

    /** The span asked for, and the sequence the figures are of. */
    public record Span(LocalDate start, LocalDate end, long sequence) {}

    /** @param entries that name the account, by date and sequence, none beyond the span's sequence */
    public static AccountStatement of(
            ChartAccount account, Span span, Sides before, Sides through, List<JournalEntry> entries, boolean hasMore) {
        int sign = account.accountType().growsByDebit() ? 1 : -1;
        long balance = sign * before.net();
        List<StatementLine> lines = new ArrayList<>();
        for (JournalEntry entry : entries) {
            for (EntryLine line : entry.lines()) {
                if (line.account().equals(account.accountCode())) {
                    balance += sign * line.signed().paise();
                    lines.add(line(entry, line, new Money(balance)));
                }
            }
        }
        Sides moved = through.minus(before);
        return new AccountStatement(
                account.accountId(),
                account.accountCode(),
                account.accountName(),
                span.start(),
                span.end(),
                span.sequence(),
                new Money(sign * before.net()),
                new Money(moved.debit()),
                new Money(moved.credit()),
                new Money(sign * through.net()),
                lines,
                hasMore);
    }

    private static StatementLine line(JournalEntry entry, EntryLine line, Money balance) {
        String words = line.description() == null ? entry.narration() : line.description();
        return new StatementLine(
                entry.entryId(),
                entry.sequence(),
                entry.date(),
                entry.number() == null ? null : entry.number().text(),
                words,
                line.contactId(),
                line.debit(),
                line.credit(),
                balance);
    }
}
