package battwheels.ledger.journal;

import battwheels.ledger.OpenItem;
import java.util.Map;

/** What the rules make of an order on the book as of an entry. */
public sealed interface Decision {
    /** @param items the open items it moves, as they are after it */
    record Accepted(JournalEntry entry, Map<ItemKey, OpenItem> items) implements Decision {}

    record Refused(Refusal why) implements Decision {}
}
