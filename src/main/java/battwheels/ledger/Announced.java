package battwheels.ledger;

import battwheels.ledger.journal.Announcer;
import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.JournalStore;
import battwheels.platform.Kernel;
import battwheels.platform.outbox.Announcements;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;

/** Entries tell {@code journal_entry.posted} through the outbox they are written with. */
final class Announced implements Announcer {
    private final Announcements announcements;

    Announced(Kernel kernel) {
        this.announcements = new Announcements(kernel.relay(), JournalStore.ENTRIES, "journal_entry", kernel.clock());
    }

    @Override
    public void before(Scope scope) {
        announcements.before(scope);
    }

    @Override
    public JsonArray outbox(Scope scope, JournalEntry entry) {
        return announcements.outbox(scope, entry.entryId(), new EventDraft("journal_entry.posted", fact(entry)));
    }

    @Override
    public void after(Scope scope, JournalEntry entry) {
        announcements.after(scope, entry.entryId());
    }

    private static EntryPosted fact(JournalEntry entry) {
        return new EntryPosted(
                entry.entryId(),
                entry.sequence(),
                entry.entryType(),
                entry.date(),
                entry.source().type(),
                entry.source().id(),
                entry.source().key(),
                entry.number() == null ? null : entry.number().text(),
                entry.items(),
                entry.reverses());
    }
}
