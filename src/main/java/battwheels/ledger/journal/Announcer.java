package battwheels.ledger.journal;

import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;

/** How the rest of the server learns of entries: the fact is written with the entry and told after it. */
public interface Announcer {
    /** Before entries are written. */
    void before(Scope scope);

    /** What is written with the entry. */
    JsonArray outbox(Scope scope, JournalEntry entry);

    /** After the entry is written. */
    void after(Scope scope, JournalEntry entry);
}
