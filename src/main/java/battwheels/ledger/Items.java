package battwheels.ledger;

import battwheels.ledger.journal.BookRecovery;
import battwheels.ledger.journal.ItemKey;
import battwheels.ledger.journal.JournalStore;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.problem.Problem;
import battwheels.platform.store.Find;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What other domains ask of open items. */
final class Items {
    private static final String NEVER = "9999-12-31";

    private final JournalStore journal;
    private final ReportLines lines;

    Items(JournalStore journal) {
        this.journal = journal;
        this.lines = new ReportLines(journal);
    }

    /**
     * What is open now. Whoever knows of an entry that moved the item names its sequence: after a crash between the two
     * the item may be behind its entry, and is brought up to it first.
     */
    Reply one(Command command) {
        ItemKey key = new ItemKey(command.path("account"), command.path("document_id"));
        long including = Long.parseLong(command.path().getOrDefault("sequence", "0"));
        Optional<OpenItem> item = journal.item(command.scope(), key);
        if (item.map(OpenItem::sequence).orElse(0L) < including) {
            new BookRecovery(journal).catchUp(command.scope());
            item = journal.item(command.scope(), key);
        }
        return item.<Reply>map(Reply.Plain::new).orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    Reply named(Command command) {
        OpenItems.Asked asked = command.body(OpenItems.Asked.class);
        List<ItemKey> keys = asked.documentIds().stream()
                .map(id -> new ItemKey(asked.account(), id))
                .toList();
        return new Reply.Plain(
                new OpenItems(List.copyOf(journal.items(command.scope(), keys).values())));
    }

    /** What a statement of a contact is made of. */
    Reply ofContact(Command command) {
        return new Reply.Plain(new OpenItems(
                lines.of(command.scope(), command.body(OpenItems.Of.class)).items()));
    }

    /** Those with something left, in the order in which their documents were made. */
    Reply open(Command command) {
        OpenItems.Open asked = command.body(OpenItems.Open.class);
        JsonObject filter = new JsonObject()
                .put("kind", "item")
                .put("account", new JsonObject().put("$in", new JsonArray(asked.accounts())))
                .put("settled_on", NEVER);
        if (asked.contactId() != null) {
            filter.put("contact_id", asked.contactId());
        }
        List<OpenItem> items = journal
                .snapshots(command.scope())
                .find(Find.where(filter)
                        .sortedBy(new JsonObject().put("date", 1).put("_id", 1))
                        .limitedTo(asked.most()))
                .await()
                .stream()
                .map(row -> DocumentJson.read(row, OpenItem.class))
                .toList();
        return new Reply.Plain(new OpenItems(items));
    }
}
