package battwheels.ledger;

import battwheels.ledger.chart.Chart;
import battwheels.ledger.chart.ChartAccount;
import battwheels.ledger.journal.EntryLine;
import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.Reversal;
import battwheels.ledger.manual.JournalStatus;
import battwheels.ledger.manual.ManualJournal;
import battwheels.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries and manual journals as clients see them, with the names the chart has now. */
final class EntryViews {
    private final Map<String, ChartAccount> accounts;

    EntryViews(Chart chart) {
        this.accounts =
                chart.accounts().stream().collect(Collectors.toMap(ChartAccount::accountCode, Function.identity()));
    }

    EntryView of(JournalEntry entry, @Nullable Reversal reversal) {
        List<EntryView.Line> lines = new ArrayList<>();
        for (EntryLine line : entry.lines()) {
            ItemMovement item = line.item();
            lines.add(line(
                    entry.entryId(),
                    lines.size(),
                    line.account(),
                    line.debit(),
                    line.credit(),
                    line.description(),
                    line.contactId(),
                    item == null ? null : item.documentId()));
        }
        boolean ofBook = entry.note() != null;
        return new EntryView(
                entry.entryId(),
                "posted",
                entry.sequence(),
                entry.date(),
                entry.number() == null ? null : entry.number().text(),
                entry.narration(),
                entry.entryType(),
                ofBook ? null : entry.source().id(),
                ofBook ? null : entry.source().type(),
                true,
                reversal != null,
                reversal == null ? null : reversal.reversedBy(),
                entry.reverses(),
                lines,
                entry.total(),
                entry.total(),
                entry.actorId(),
                entry.actorName(),
                null,
                entry.recordedAt(),
                entry.hash(),
                entry.previousHash());
    }

    EntryView of(ManualJournal journal) {
        List<EntryView.Line> lines = new ArrayList<>();
        for (PostingLine line : journal.lines()) {
            lines.add(line(
                    journal.entryId(),
                    lines.size(),
                    line.account(),
                    line.debit(),
                    line.credit(),
                    line.description(),
                    line.contactId(),
                    line.item() == null ? null : line.item().documentId()));
        }
        Money total = journal.lines().stream().map(PostingLine::debit).reduce(Money.ZERO, Money::plus);
        return new EntryView(
                journal.entryId(),
                journal.status().name().toLowerCase(Locale.ROOT),
                null,
                journal.entryDate(),
                null,
                journal.description(),
                journal.entryType(),
                journal.entryId(),
                "journal",
                false,
                false,
                null,
                null,
                lines,
                total,
                total,
                journal.createdBy(),
                journal.createdByName(),
                journal.status() == JournalStatus.REJECTED ? null : journal.decidedBy(),
                journal.createdAt(),
                null,
                null);
    }

    private EntryView.Line line(
            String entryId,
            int index,
            String code,
            Money debit,
            Money credit,
            @Nullable String description,
            @Nullable String contactId,
            @Nullable String documentId) {
        ChartAccount account = accounts.get(code);
        if (account == null) {
            throw new IllegalStateException("an entry names account " + code + ", which the chart has not");
        }
        return new EntryView.Line(
                entryId.replace("je_", "jel_") + "_" + (index + 1),
                account.accountId(),
                code,
                account.accountName(),
                account.accountType(),
                debit,
                credit,
                description,
                contactId,
                documentId);
    }
}
