package battwheels.ledger;

import battwheels.platform.streams.EventType;
import java.util.List;

/** The kinds of events that the book tells. */
public final class LedgerVocabulary {
    private LedgerVocabulary() {}

    public static List<EventType> types() {
        return List.of(new EventType(
                "journal_entry.posted", 1, EntryPosted.class, "accounting:read", "An entry stands in the book."));
    }
}
