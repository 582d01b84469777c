package battwheels.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry that stands in the book.
 *
 * @param sequence its place: balances that name this sequence or a later one include it
 * @param number the number taken with it; null when none was asked for
 * @param items what the documents it moved had open right after it
 * @param repeated it had been posted before under the same source key; nothing was posted now
 */
public record Posted(
        String entryId,
        long sequence,
        LocalDate date,
        @Nullable String number,
        List<ItemBalance> items,
        boolean repeated) {
    public Posted {
        items = List.copyOf(items);
    }
}
