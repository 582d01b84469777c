package battwheels.ledger.manual;

import battwheels.platform.outbox.EventDraft;
import java.util.List;

/** What happens to manual journals, as others hear it. */
final class JournalEvents {
    private JournalEvents() {}

    record Moved(String entryId, JournalStatus status, String by) {}

    static List<EventDraft> of(ManualJournal journal, String by) {
        String type = switch (journal.status()) {
            case PENDING -> "journal.written";
            case APPROVED -> "journal.approved";
            case REJECTED -> "journal.rejected";
            case POSTED -> "journal.posted";
        };
        return List.of(new EventDraft(type, new Moved(journal.entryId(), journal.status(), by)));
    }
}
