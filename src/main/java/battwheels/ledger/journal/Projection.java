package battwheels.ledger.journal;

import battwheels.ledger.OpenItem;
import battwheels.platform.tenancy.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings the snapshots up to the end of the book. Each takes in the entries behind its own sequence, whoever wrote it
 * last, and the book's head comes last: so where the head says a sequence, every snapshot includes all entries up to it.
 * Several servers may do this at once, and a crash leaves work for the next. Remembers what it wrote, to save reading;
 * not shared between threads.
 */
final class Projection {
    private static final int TRIES = 64;
    private static final int ITEMS_KEPT = 512;
    private static final int PERIODS_KEPT = 16;

    private final JournalStore store;
    private final Map<ItemKey, OpenItem> items = new Recent<>(ITEMS_KEPT);
    private final Map<String, PeriodBalances> periods = new Recent<>(PERIODS_KEPT);
    private long head;

    Projection(JournalStore store) {
        this.store = store;
    }

    /** Forgets what it knows; the next question is answered from the store. */
    void forget(long headSequence) {
        items.clear();
        periods.clear();
        head = headSequence;
    }

    /** The items that are there, remembered or read. */
    Map<ItemKey, OpenItem> items(Scope scope, Set<ItemKey> keys) {
        return known(keys, items, missing -> store.items(scope, missing));
    }

    private Map<String, PeriodBalances> periods(Scope scope, Set<String> keys) {
        return known(keys, periods, missing -> store.periods(scope, missing));
    }

    private static <K, V> Map<K, V> known(Set<K> keys, Map<K, V> remembered, Function<List<K>, Map<K, V>> read) {
        Map<K, V> known = new HashMap<>();
        List<K> missing = new ArrayList<>();
        for (K key : keys) {
            V value = remembered.get(key);
            if (value == null) {
                missing.add(key);
            } else {
                known.put(key, value);
            }
        }
        Map<K, V> found = read.apply(missing);
        remembered.putAll(found);
        known.putAll(found);
        return known;
    }

    /** Takes in entries that stand: all of them up to {@code book}, from the sequence the head was known at. */
    void take(Scope scope, List<JournalEntry> entries, Book book) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Map<ItemKey, OpenItem> knownItems = items(scope, itemsOf(entries));
            Map<String, PeriodBalances> knownPeriods = periods(scope, periodsOf(entries));
            Map<ItemKey, OpenItem> nextItems = itemsAfter(knownItems, entries);
            Map<String, PeriodBalances> nextPeriods = periodsAfter(knownPeriods, entries);
            List<Snapshot> snapshots = new ArrayList<>();
            nextItems.forEach((key, item) -> snapshots.add(Snapshot.of(item, sequence(knownItems.get(key)))));
            nextPeriods.forEach((key, sums) -> snapshots.add(Snapshot.of(sums, sequence(knownPeriods.get(key)))));
            reversals(scope, entries).forEach(reversal -> snapshots.add(Snapshot.of(reversal)));
            if (head < book.sequence()) {
                snapshots.add(Snapshot.of(book, head));
            }
            if (snapshots.isEmpty() || store.replace(scope, snapshots)) {
                items.putAll(nextItems);
                periods.putAll(nextPeriods);
                head = Math.max(head, book.sequence());
                return;
            }
            forget(store.book(scope).map(Book::sequence).orElse(0L));
        }
        throw new IllegalStateException("lost " + TRIES + " races for the balances");
    }

    private static long sequence(@Nullable OpenItem item) {
        return item == null ? 0 : item.sequence();
    }

    private static long sequence(@Nullable PeriodBalances balances) {
        return balances == null ? 0 : balances.sequence();
    }

    /** Written once: those that are there are left out. */
    private List<Reversal> reversals(Scope scope, List<JournalEntry> entries) {
        Map<String, Reversal> made = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            if (entry.reverses() != null) {
                made.put(entry.reverses(), new Reversal(entry.reverses(), entry.entryId(), entry.sequence()));
            }
        }
        Map<String, Reversal> known = store.reversals(scope, List.copyOf(made.keySet()));
        known.keySet().forEach(made::remove);
        return List.copyOf(made.values());
    }

    private static Set<ItemKey> itemsOf(List<JournalEntry> entries) {
        Set<ItemKey> touched = new LinkedHashSet<>();
        entries.forEach(entry -> touched.addAll(ItemKey.of(entry)));
        return touched;
    }

    private static Set<String> periodsOf(List<JournalEntry> entries) {
        Set<String> touched = new LinkedHashSet<>();
        entries.forEach(entry -> touched.addAll(PeriodBalances.of(entry)));
        return touched;
    }

    private static Map<ItemKey, OpenItem> itemsAfter(Map<ItemKey, OpenItem> known, List<JournalEntry> entries) {
        Map<ItemKey, OpenItem> after = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            for (ItemKey key : ItemKey.of(entry)) {
                OpenItem before = after.getOrDefault(key, known.get(key));
                if (sequence(before) < entry.sequence()) {
                    after.put(key, ItemRules.after(before, key, entry));
                }
            }
        }
        return after;
    }

    private static Map<String, PeriodBalances> periodsAfter(
            Map<String, PeriodBalances> known, List<JournalEntry> entries) {
        Map<String, PeriodBalances> after = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            for (String period : PeriodBalances.of(entry)) {
                PeriodBalances before = after.getOrDefault(period, known.get(period));
                if (sequence(before) < entry.sequence()) {
                    after.put(period, PeriodBalances.orNone(before, period).after(entry));
                }
            }
        }
        return after;
    }

    /** Keeps what was used last. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private final int most;

        Recent(int most) {
            super(most, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
