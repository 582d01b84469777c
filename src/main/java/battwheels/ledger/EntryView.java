package battwheels.ledger;

import battwheels.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as clients see it; also a manual journal that waits to be approved, which has no place in the book yet.
 *
 * @param status {@code pending}, {@code approved} (not posted yet), {@code rejected}, {@code posted}
 * @param sequence its place in the book; null: not posted
 * @param reversedBy the entry that took it back; null: it stands
 * @param reversedEntryId the entry that this one takes back; null: none
 */
public record EntryView(
        String entryId,
        String status,
        @Nullable Long sequence,
        LocalDate entryDate,
        @Nullable String referenceNumber,
        String description,
        EntryType entryType,
        @Nullable String sourceDocumentId,
        @Nullable String sourceDocumentType,
        boolean isPosted,
        boolean isReversed,
        @Nullable String reversedBy,
        @Nullable String reversedEntryId,
        List<Line> lines,
        Money totalDebit,
        Money totalCredit,
        String createdBy,
        String createdByName,
        @Nullable String approvedBy,
        Instant createdAt,
        @Nullable String hash,
        @Nullable String previousHash) {
    public EntryView {
        lines = List.copyOf(lines);
    }

    /** One line, with what the chart says of its account now. */
    public record Line(
            String lineId,
            String accountId,
            String accountCode,
            String accountName,
            AccountType accountType,
            Money debitAmount,
            Money creditAmount,
            @Nullable String description,
            @Nullable String contactId,
            @Nullable String documentId) {}
}
