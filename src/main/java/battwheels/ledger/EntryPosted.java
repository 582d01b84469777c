package battwheels.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code journal_entry.posted}: an entry stands in the book.
 *
 * @param reverses the entry that this one takes back; null: none
 */
public record EntryPosted(
        String entryId,
        long sequence,
        EntryType entryType,
        LocalDate date,
        @Nullable String sourceType,
        @Nullable String sourceId,
        @Nullable String sourceKey,
        @Nullable String number,
        List<ItemBalance> items,
        @Nullable String reverses) {
    public EntryPosted {
        items = List.copyOf(items);
    }
}
