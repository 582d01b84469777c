package battwheels.ledger.journal;

import battwheels.ledger.OpenItem;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The way into one organization's book on this server: orders queue, one drain at a time decides a batch of them on the
 * tail and writes it as the next entries. Other servers have lanes of their own; which of two entries is next is decided
 * by the store's unique keys alone, and the loser reads the tail and decides again.
 */
final class Lane {
    static final int BATCH = 64;
    private static final int TRIES = 32;
    private static final int QUEUED_MAX = 1_024;

    private final JournalStore store;
    private final Accounts accounts;
    private final Rules rules;
    private final Executor virtualThreads;
    private final InstantSource clock;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final Projection projection;

    /** As of the last entry this lane knows; null: to be read. Touched by the drain only. */
    private @Nullable Book book;

    /** @param virtualThreads runs each task on a virtual thread that may await */
    Lane(JournalStore store, Accounts accounts, Rules rules, Executor virtualThreads, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.rules = rules;
        this.virtualThreads = virtualThreads;
        this.clock = clock;
        this.projection = new Projection(store);
    }

    /** What becomes of the order; fails with what the store threw when that is not known. */
    Future<Outcome> enter(Scope scope, Order order, Stamp stamp) {
        if (queued.get() >= QUEUED_MAX) {
            return Future.succeededFuture(new Outcome.Refused(new Refusal.Crowded()));
        }
        Waiting waiting = new Waiting(scope, order, stamp, Promise.promise());
        // Counted after it is there: a drain under way may take it first, and then nobody needs to start one.
        queue.add(waiting);
        if (queued.incrementAndGet() == 1) {
            virtualThreads.execute(this::drain);
        }
        return waiting.answer().future();
    }

    /** What decides: {@link LedgerRules#decide}, or what a test plants to see it found. */
    @FunctionalInterface
    interface Rules {
        Decision decide(LedgerRules.View view, Order order, Stamp stamp);
    }

    private record Waiting(Scope scope, Order order, Stamp stamp, Promise<Outcome> answer) {}

    private void drain() {
        int left;
        do {
            List<Waiting> batch = new ArrayList<>();
            while (batch.size() < BATCH && queue.poll() instanceof Waiting next) {
                batch.add(next);
            }
            settleOrFail(batch);
            left = queued.addAndGet(-batch.size());
        } while (left > 0);
    }

    private void settleOrFail(List<Waiting> batch) {
        try {
            settle(new ArrayList<>(batch));
        } catch (Throwable unknown) {
            // Part of the batch may stand: the tail is read anew, and a repeat under the same key meets its entry.
            book = null;
            batch.forEach(waiting -> waiting.answer().tryFail(unknown));
        }
    }

    private void settle(List<Waiting> open) {
        if (open.isEmpty()) {
            return;
        }
        Scope scope = open.getFirst().scope();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            open.removeIf(this::isLate);
            Round round = decide(scope, open);
            if (round.entries.isEmpty() && !catchUp(scope).isEmpty()) {
                continue; // Refusals hold on the end of the book only, and another server has moved it.
            }
            try {
                commit(scope, round);
                round.answer(this::refusedUnlessPosted);
                return;
            } catch (DuplicateKey taken) {
                decideAgain(scope, open, round, taken);
            }
        }
        open.forEach(waiting -> waiting.answer().tryComplete(new Outcome.Refused(new Refusal.Crowded())));
    }

    private boolean isLate(Waiting waiting) {
        return waiting.scope().deadline().passed(clock)
                && waiting.answer().tryComplete(new Outcome.Refused(new Refusal.Late()));
    }

    /** Every order of the batch on the book as the ones before it leave it. */
    private Round decide(Scope scope, List<Waiting> open) {
        Book tail = tail(scope);
        Map<String, Account> chart = accounts.byCode(scope);
        Set<ItemKey> asked = new LinkedHashSet<>();
        open.forEach(waiting -> asked.addAll(ItemKey.of(waiting.order())));
        Map<ItemKey, OpenItem> items = projection.items(scope, asked);
        Map<String, Reversal> reversals = store.reversals(scope, reversed(open));
        Round round = new Round(scope.organization().value(), tail, chart, items, reversals);
        open.forEach(waiting -> round.decide(waiting, rules));
        return round;
    }

    private static List<String> reversed(List<Waiting> open) {
        return open.stream()
                .map(Waiting::order)
                .filter(Order.Posting.class::isInstance)
                .map(order -> ((Order.Posting) order).request().reverses())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Book tail(Scope scope) {
        if (book == null) {
            Book known = store.book(scope).orElse(Book.EMPTY);
            projection.forget(known.sequence());
            book = known;
            catchUp(scope);
        }
        return book;
    }

    /** Reads on to the end of the book, and sees to it that balances include all of it. */
    private Set<String> catchUp(Scope scope) {
        Set<String> seen = new LinkedHashSet<>();
        List<JournalEntry> found;
        do {
            Book known = tail(scope);
            found = store.following(scope, known.sequence());
            if (!found.isEmpty()) {
                Book next = known;
                for (JournalEntry entry : found) {
                    next = next.after(entry);
                    seen.add(entry.entryId());
                }
                projection.take(scope, found, next);
                book = next;
            }
        } while (JournalStore.isFull(found));
        return seen;
    }

    private void commit(Scope scope, Round round) {
        if (!round.entries.isEmpty()) {
            store.append(scope, round.entries);
            store.tell(scope, round.entries);
            projection.take(scope, round.entries, round.book);
            book = round.book;
        }
    }

    /** Some place, source or number is taken: by part of this very batch, by another server, or by an earlier try. */
    private void decideAgain(Scope scope, List<Waiting> open, Round round, DuplicateKey taken) {
        Set<String> seen = catchUp(scope);
        List<JournalEntry> mine = round.entries.stream()
                .filter(entry -> seen.contains(entry.entryId()))
                .toList();
        store.tell(scope, mine);
        open.removeIf(waiting -> round.accepted(waiting)
                .filter(mine::contains)
                .filter(entry -> waiting.answer().tryComplete(new Outcome.Stands(entry, false)))
                .isPresent());
        if (!taken.isOn("sequence")) {
            open.removeIf(this::isPosted);
            if (taken.isOn("number_key") && seen.isEmpty()) {
                refuseNumber(open, round);
            }
        }
    }

    /** The first that was not written is the one whose number is another series'. */
    private static void refuseNumber(List<Waiting> open, Round round) {
        for (Waiting waiting : open) {
            NumberTaken number =
                    round.accepted(waiting).map(JournalEntry::number).orElse(null);
            if (number != null) {
                waiting.answer().tryComplete(new Outcome.Refused(new Refusal.NumberTaken(number.text())));
                open.remove(waiting);
                return;
            }
        }
    }

    private boolean isPosted(Waiting waiting) {
        Optional<JournalEntry> earlier =
                store.bySource(waiting.scope(), waiting.order().key());
        earlier.ifPresent(entry -> waiting.answer().tryComplete(new Outcome.Stands(entry, true)));
        return earlier.isPresent();
    }

    /** What was posted before is not refused because the book has changed since, perhaps by that very entry. */
    private void refusedUnlessPosted(Waiting waiting, Refusal why) {
        if (!isPosted(waiting)) {
            waiting.answer().tryComplete(new Outcome.Refused(why));
        }
    }

    /** One batch decided on the tail: the book moves on with each order that is accepted. */
    private static final class Round {
        private final String organization;
        private final Map<String, Account> accounts;
        private final Map<ItemKey, OpenItem> items;
        private final Map<String, Reversal> reversals;
        private final Map<Waiting, Refusal> refused = new LinkedHashMap<>();
        private final Map<String, JournalEntry> byKey = new LinkedHashMap<>();
        private final Map<Waiting, Outcome.Stands> stands = new LinkedHashMap<>();
        private final List<JournalEntry> entries = new ArrayList<>();
        private Book book;

        Round(
                String organization,
                Book book,
                Map<String, Account> accounts,
                Map<ItemKey, OpenItem> items,
                Map<String, Reversal> reversals) {
            this.organization = organization;
            this.book = book;
            this.accounts = accounts;
            this.items = items;
            this.reversals = reversals;
        }

        void decide(Waiting waiting, Rules rules) {
            JournalEntry same = byKey.get(waiting.order().key());
            if (same != null) {
                stands.put(waiting, new Outcome.Stands(same, true));
                return;
            }
            var view = new LedgerRules.View(organization, book, items::get, reversals::get, accounts);
            switch (rules.decide(view, waiting.order(), waiting.stamp())) {
                case Decision.Accepted(JournalEntry entry, Map<ItemKey, OpenItem> after) -> {
                    items.putAll(after);
                    if (entry.reverses() != null) {
                        reversals.put(
                                entry.reverses(), new Reversal(entry.reverses(), entry.entryId(), entry.sequence()));
                    }
                    entries.add(entry);
                    book = book.after(entry);
                    byKey.put(waiting.order().key(), entry);
                    stands.put(waiting, new Outcome.Stands(entry, false));
                }
                case Decision.Refused(Refusal why) -> refused.put(waiting, why);
            }
        }

        /** The entry this order itself was accepted as. */
        Optional<JournalEntry> accepted(Waiting waiting) {
            return Optional.ofNullable(stands.get(waiting))
                    .filter(outcome -> !outcome.repeated())
                    .map(Outcome.Stands::entry);
        }

        void answer(java.util.function.BiConsumer<Waiting, Refusal> refuse) {
            stands.forEach((waiting, outcome) -> waiting.answer().tryComplete(outcome));
            refused.forEach(refuse);
        }
    }
}
