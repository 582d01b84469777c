package battwheels.ledger.journal;

import battwheels.ledger.OpenItem;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.outbox.Announcements;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Where entries and snapshots are kept. Blocking calls await. */
public final class JournalStore {
    /** Append-only. The unique keys make the insert of an entry the commit (design rule 9). */
    public static final CollectionSpec ENTRIES = CollectionSpec.named("journal_entries")
            .unique("sequence", "source_key", "number_key")
            .indexed(
                    "date,sequence",
                    "accounts,date,sequence",
                    "entry_type,sequence",
                    "source_id",
                    Announcements.UNTOLD);

    /** Projections of the entries: open items, balances by day and month, the book itself. */
    public static final CollectionSpec SNAPSHOTS =
            CollectionSpec.named("ledger_snapshots").indexed("kind,account,settled_on", "kind,period", "contact_id");

    /** Entries asked for at once: beyond the tail the answers are empty, and cheap. */
    private static final int WINDOW = 8;

    private static final JsonObject CONTENT = new JsonObject().put("outbox", 0);

    private final Shelves shelves;
    private final Announcer announcer;

    public JournalStore(Shelves shelves, Announcer announcer) {
        this.shelves = shelves;
        this.announcer = announcer;
    }

    /**
     * Writes entries in order; where one is refused, those before it stand and those behind it do not.
     *
     * @throws DuplicateKey when the place, the source or the number of an entry is taken
     */
    void append(Scope scope, List<JournalEntry> entries) {
        announcer.before(scope);
        List<BulkOperation> inserts = entries.stream()
                .map(entry -> BulkOperation.createInsert(document(scope, entry)))
                .toList();
        entries(scope).bulkWrite(inserts).await();
    }

    /** Tells of entries that stand. */
    void tell(Scope scope, List<JournalEntry> entries) {
        entries.forEach(entry -> announcer.after(scope, entry));
    }

    private JsonObject document(Scope scope, JournalEntry entry) {
        JsonArray accounts = new JsonArray();
        entry.lines().stream().map(EntryLine::account).distinct().forEach(accounts::add);
        NumberTaken number = entry.number();
        JsonArray outbox = announcer.outbox(scope, entry);
        return DocumentJson.document(entry)
                .put("_id", entry.entryId())
                .put("schema_version", 1)
                .put("source_key", entry.source().key())
                .put("source_id", entry.source().id())
                .put("number_key", number == null ? CollectionSpec.absent(entry.entryId()) : number.key())
                .put("accounts", accounts)
                .put("outbox", outbox)
                .put(
                        Announcements.UNTOLD,
                        outbox.isEmpty() ? "" : scope.organization().value());
    }

    /** The next entries behind a sequence, up to the end of the book or of a window. */
    public List<JournalEntry> following(Scope scope, long sequence) {
        List<Future<Optional<JsonObject>>> asked = LongStream.rangeClosed(sequence + 1, sequence + WINDOW)
                .mapToObj(place -> entries(scope).findOne(new JsonObject().put("sequence", place), CONTENT))
                .toList();
        List<JournalEntry> found = new ArrayList<>();
        for (Future<Optional<JsonObject>> one : asked) {
            Optional<JsonObject> document = one.await();
            if (document.isEmpty()) {
                break;
            }
            found.add(entry(document.get()));
        }
        return found;
    }

    /** Entries as they are kept, from a sequence on; empty where there is none. */
    public List<Optional<JsonObject>> kept(Scope scope, long first, int count) {
        List<Future<Optional<JsonObject>>> asked = LongStream.range(first, first + count)
                .mapToObj(place -> entries(scope).findOne(new JsonObject().put("sequence", place), CONTENT))
                .toList();
        return asked.stream().map(one -> one.await()).toList();
    }

    /** Whether {@link #following} stopped because of its window and not because the book ended. */
    public static boolean isFull(List<JournalEntry> following) {
        return following.size() == WINDOW;
    }

    public Optional<JournalEntry> bySource(Scope scope, String key) {
        return one(scope, new JsonObject().put("source_key", key));
    }

    public Optional<JournalEntry> byId(Scope scope, String entryId) {
        return one(scope, new JsonObject().put("_id", entryId));
    }

    private Optional<JournalEntry> one(Scope scope, JsonObject filter) {
        return entries(scope).findOne(filter, CONTENT).await().map(JournalStore::entry);
    }

    /** The book as its snapshot has it: at most behind the journal, never beside it. */
    public Optional<Book> book(Scope scope) {
        return snapshot(scope, Snapshot.BOOK, Book.class).await();
    }

    public Optional<OpenItem> item(Scope scope, ItemKey key) {
        return snapshot(scope, Snapshot.key(key), OpenItem.class).await();
    }

    /** Those of the items that are there, read together. */
    public Map<ItemKey, OpenItem> items(Scope scope, List<ItemKey> keys) {
        return together(keys, key -> snapshot(scope, Snapshot.key(key), OpenItem.class));
    }

    /** Those of the periods that are there, read together. */
    public Map<String, PeriodBalances> periods(Scope scope, List<String> periods) {
        return together(periods, period -> snapshot(scope, period, PeriodBalances.class));
    }

    /** The reversals there are of these entries, read together. */
    public Map<String, Reversal> reversals(Scope scope, List<String> entryIds) {
        return together(entryIds, entryId -> snapshot(scope, Snapshot.reversalKey(entryId), Reversal.class));
    }

    private static <K, T> Map<K, T> together(List<K> keys, Function<K, Future<Optional<T>>> read) {
        Map<K, Future<Optional<T>>> asked = new java.util.LinkedHashMap<>();
        keys.forEach(key -> asked.put(key, read.apply(key)));
        Map<K, T> found = new java.util.LinkedHashMap<>();
        asked.forEach((key, answer) -> answer.await().ifPresent(value -> found.put(key, value)));
        return found;
    }

    private <T> Future<Optional<T>> snapshot(Scope scope, String key, Class<T> type) {
        return snapshots(scope)
                .findOne(new JsonObject().put("_id", id(scope, key)))
                .map(found -> found.map(document -> DocumentJson.read(document, type)));
    }

    /**
     * Replaces snapshots, each only from the sequence it was read at, and none behind one that has moved on: where the
     * sequence is another, the insert instead meets the id, and an ordered write ends there.
     *
     * @return whether all of them were replaced
     */
    boolean replace(Scope scope, List<Snapshot> snapshots) {
        List<BulkOperation> updates =
                snapshots.stream().map(snapshot -> update(scope, snapshot)).toList();
        try {
            snapshots(scope).bulkWrite(updates).await();
            return true;
        } catch (DuplicateKey movedOn) {
            return false;
        }
    }

    private static BulkOperation update(Scope scope, Snapshot snapshot) {
        JsonObject at = new JsonObject().put("_id", id(scope, snapshot.key())).put("sequence", snapshot.before());
        return BulkOperation.createUpdate(at, new JsonObject().put("$set", snapshot.fields()), true, false);
    }

    /** Snapshots have no ids of their own: the organization is in them, as an id is unique in the whole collection. */
    static String id(Scope scope, String key) {
        return scope.organization().value() + "/" + key;
    }

    public static JournalEntry entry(JsonObject document) {
        return DocumentJson.read(document, JournalEntry.class);
    }

    public Documents entries(Scope scope) {
        return shelves.open(scope, ENTRIES);
    }

    public Documents snapshots(Scope scope) {
        return shelves.open(scope, SNAPSHOTS);
    }
}
