package battwheels.ledger.manual;

import battwheels.ledger.EntryType;
import battwheels.ledger.PostingLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A manual journal. Its id is that of the entry it becomes.
 *
 * @param decidedBy who approved or rejected it; never who wrote it
 * @param reason why it was rejected
 */
public record ManualJournal(
        String entryId,
        JournalStatus status,
        EntryType entryType,
        LocalDate entryDate,
        String description,
        List<PostingLine> lines,
        String createdBy,
        String createdByName,
        Instant createdAt,
        @Nullable String decidedBy,
        @Nullable String reason) {
    public ManualJournal {
        lines = List.copyOf(lines);
    }

    ManualJournal decided(JournalStatus next, String by, @Nullable String why) {
        return new ManualJournal(
                entryId, next, entryType, entryDate, description, lines, createdBy, createdByName, createdAt, by, why);
    }
}
