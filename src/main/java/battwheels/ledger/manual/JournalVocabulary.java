package battwheels.ledger.manual;

import battwheels.platform.streams.EventType;
import java.util.List;

/** The kinds of events that manual journals tell. */
public final class JournalVocabulary {
    private static final String SEEN_BY = "accounting:read";

    private JournalVocabulary() {}

    public static List<EventType> types() {
        return List.of(
                type("journal.written", "A manual journal waits to be approved."),
                type("journal.approved", "A manual journal was approved by somebody else."),
                type("journal.rejected", "A manual journal was rejected."),
                type("journal.posted", "A manual journal stands in the book."));
    }

    private static EventType type(String name, String meaning) {
        return new EventType(name, 1, JournalEvents.Moved.class, SEEN_BY, meaning);
    }
}
