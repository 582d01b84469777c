package battwheels.ledger.check;

import battwheels.ledger.OpenItem;
import battwheels.ledger.journal.Book;
import battwheels.ledger.journal.BookRecovery;
import battwheels.ledger.journal.ItemKey;
import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.JournalStore;
import battwheels.ledger.journal.PeriodBalances;
import battwheels.ledger.journal.Recount;
import battwheels.ledger.journal.Reversal;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * One check of one book, while others may post to it: entries are counted again to the end, then every snapshot is held
 * against the count. A snapshot that others move meanwhile is looked at again behind the entries that moved it.
 */
public final class Check {
    static final int FINDINGS_KEPT = 100;

    private static final int TOGETHER = 64;
    private static final int ROUNDS = 20;

    private final JournalStore store;
    private final Scope scope;
    private final Recount recount;
    private final LongConsumer progress;
    private final List<Finding> findings = new ArrayList<>();
    private final DocumentCheck documents;
    private long looked;

    /** @param progress hears how many entries are counted */
    public Check(JournalStore store, Scope scope, DocumentCheck documents, LongConsumer progress) {
        this.documents = documents;
        this.store = store;
        this.scope = scope;
        this.recount = new Recount(scope.organization().value());
        this.progress = progress;
    }

    /** The sequence that was looked at last. */
    public long sequence() {
        return looked;
    }

    /** What does not hold, the first of it in the order of the book. Blocks for as long as the book is long. */
    public List<Finding> run() {
        Book head = new BookRecovery(store).catchUp(scope);
        count(head.sequence());
        surplus();
        recount.controls().forEach(fault -> found(new Finding(fault.what(), null, null, fault.detail())));
        compare(
                Set.copyOf(recount.items().keySet()),
                store::items,
                key -> recount.items().get(key),
                OpenItem::sequence,
                "item");
        compare(
                Set.copyOf(recount.periods().keySet()),
                store::periods,
                key -> recount.periods().get(key),
                PeriodBalances::sequence,
                "balances");
        compare(
                Set.copyOf(recount.reversals().keySet()),
                store::reversals,
                key -> recount.reversals().get(key),
                Reversal::sequence,
                "reversal");
        head();
        documents.withoutEntry().forEach(this::found);
        return List.copyOf(findings);
    }

    private void found(Finding finding) {
        if (findings.size() < FINDINGS_KEPT) {
            findings.add(finding);
        }
    }

    /** Counts on to the end of the book. */
    private void count(long known) {
        List<Optional<JsonObject>> some;
        do {
            some = store.kept(scope, looked + 1, TOGETHER);
            List<JournalEntry> read = new ArrayList<>();
            for (Optional<JsonObject> kept : some) {
                if (kept.isEmpty() && looked >= known) {
                    documents.ofEntries(read).forEach(this::found);
                    progress.accept(looked);
                    return;
                }
                looked++;
                kept.ifPresentOrElse(
                        document -> take(document).ifPresent(read::add),
                        () -> found(
                                new Finding("missing", looked, null, "entry " + looked + " is not there any more")));
            }
            documents.ofEntries(read).forEach(this::found);
            progress.accept(looked);
        } while (true);
    }

    private Optional<JournalEntry> take(JsonObject kept) {
        String entryId = kept.getString("_id");
        try {
            JournalEntry entry = JournalStore.entry(kept);
            recount.take(entry)
                    .forEach(fault -> found(
                            new Finding(fault.what(), looked, entryId, "entry " + looked + " " + fault.detail())));
            if (!entry.source().key().equals(kept.getString("source_key"))
                    || !entry.entryId().equals(entryId)) {
                found(new Finding("source", looked, entryId, "entry " + looked + " is kept under another name"));
            }
            return Optional.of(entry);
        } catch (RuntimeException unreadable) {
            found(new Finding("content", looked, entryId, "entry " + looked + " cannot be read"));
            return Optional.empty();
        }
    }

    private void surplus() {
        long kept = store.entries(scope)
                .count(new JsonObject().put("sequence", new JsonObject().put("$lte", looked)))
                .await();
        if (kept > looked) {
            found(new Finding("surplus", null, null, (kept - looked) + " entries stand beside the book"));
        }
    }

    private <K, T> void compare(
            Set<K> keys,
            BiFunction<Scope, List<K>, Map<K, T>> read,
            Function<K, T> counted,
            Function<T, Long> sequence,
            String what) {
        Set<K> left = keys;
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            Set<K> moving = new LinkedHashSet<>();
            for (List<K> some : chunks(left)) {
                Map<K, T> kept = read.apply(scope, some);
                for (K key : some) {
                    T expected = Objects.requireNonNull(counted.apply(key));
                    T found = kept.get(key);
                    if (found != null && sequence.apply(found) > looked) {
                        moving.add(key);
                    } else if (!expected.equals(found)) {
                        found(new Finding(
                                what, sequence.apply(expected), null, name(key) + " is not what the entries come to"));
                    }
                }
            }
            if (!moving.isEmpty()) {
                count(looked);
                new BookRecovery(store).catchUp(scope);
            }
            left = moving;
        }
    }

    private static <K> List<List<K>> chunks(Collection<K> keys) {
        List<K> all = List.copyOf(keys);
        List<List<K>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            chunks.add(all.subList(from, Math.min(from + TOGETHER, all.size())));
        }
        return chunks;
    }

    private static String name(Object key) {
        return key instanceof ItemKey item ? "what is open on " + item.documentId() : "what is kept of " + key;
    }

    /** The head is at the end, under the hash of the last entry; an entry taken off the end shows here. */
    private void head() {
        Book kept = store.book(scope).orElse(Book.EMPTY);
        if (kept.sequence() == looked && !kept.equals(recount.book())) {
            found(new Finding("head", looked, null, "the book's head is not what its entries come to"));
        }
        if (kept.sequence() < looked) {
            found(new Finding("head", looked, null, "the book's head is behind its entries"));
        }
    }
}
