package battwheels.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.ledger.OpenItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The commit point under every order of events a seed can think of. */
class LedgerSimulationTest {
    /** The soak asks for more. */
    private static final long SEEDS = Long.getLong("battwheels.books.seeds", 500);

    private static final long SEEDS_TO_FIND_A_BUG = 100;

    @Test
    void booksHoldUnderCrashesRepeatsAndLostReplies() {
        int entries = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                entries += new LedgerSimulation(seed, LedgerRules::decide).run();
            } catch (AssertionError broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
            }
        }

        System.out.printf("books: %d seeds, %d entries%n", SEEDS, entries);
        assertThat(entries).isGreaterThan((int) SEEDS * 5);
    }

    @Test
    void theSameSeedIsTheSameStory() {
        assertThat(new LedgerSimulation(7, LedgerRules::decide).run())
                .isEqualTo(new LedgerSimulation(7, LedgerRules::decide).run());
    }

    @Test
    void aNumberTakenBeforeTheEntryIsFound() {
        assertThat(found(numbersFirst())).contains("number without a gap");
    }

    @Test
    void anAllocationThatDoesNotLookAtTheTailIsFound() {
        assertThat(found(() -> (view, order, stamp) -> LedgerRules.decide(untouched(view), order, stamp)))
                .containsAnyOf("within what is open", "balance");
    }

    @Test
    void aReversalPostedTwiceIsFound() {
        assertThat(found(() -> (view, order, stamp) -> LedgerRules.decide(unreversed(view), order, stamp)))
                .contains("reversed twice");
    }

    /** The first thing that breaks under the planted rules. */
    private static String found(java.util.function.Supplier<Lane.Rules> planted) {
        return LongStream.rangeClosed(1, SEEDS_TO_FIND_A_BUG)
                .mapToObj(seed -> breach(seed, planted.get()))
                .filter(breach -> !breach.isEmpty())
                .findFirst()
                .orElse("nothing");
    }

    private static String breach(long seed, Lane.Rules planted) {
        try {
            new LedgerSimulation(seed, planted).run();
            return "";
        } catch (AssertionError broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    /** Every item as if nothing had been taken off it yet. */
    private static LedgerRules.View untouched(LedgerRules.View view) {
        return new LedgerRules.View(
                view.organization(),
                view.book(),
                key -> {
                    OpenItem item = view.items().apply(key);
                    return item == null
                            ? null
                            : new OpenItem(
                                    item.account(),
                                    item.documentId(),
                                    item.documentType(),
                                    item.contactId(),
                                    item.number(),
                                    item.date(),
                                    item.dueDate(),
                                    item.opened(),
                                    item.opened(),
                                    List.of(),
                                    item.sequence());
                },
                view.reversals(),
                view.accounts());
    }

    private static LedgerRules.View unreversed(LedgerRules.View view) {
        return new LedgerRules.View(view.organization(), view.book(), view.items(), id -> null, view.accounts());
    }

    /** A counter beside the book: what is taken from it is gone, whether the entry comes to stand or not. */
    private static java.util.function.Supplier<Lane.Rules> numbersFirst() {
        return () -> {
            Map<String, Long> counters = new HashMap<>();
            return (view, order, stamp) -> {
                Decision decision = LedgerRules.decide(view, order, stamp);
                if (!(decision instanceof Decision.Accepted(JournalEntry entry, var items)) || entry.number() == null) {
                    return decision;
                }
                long next = counters.merge(view.organization(), 1L, Long::sum);
                NumberTaken number = entry.number();
                NumberTaken taken =
                        new NumberTaken(number.series(), number.fiscalYear(), next, number.issueDate(), "INV-" + next);
                return new Decision.Accepted(renumbered(entry, taken).sealed(view.organization()), items);
            };
        };
    }

    private static JournalEntry renumbered(JournalEntry entry, NumberTaken number) {
        return new JournalEntry(
                entry.entryId(),
                entry.sequence(),
                entry.previousHash(),
                entry.hash(),
                entry.entryType(),
                entry.date(),
                entry.recordedAt(),
                entry.actorId(),
                entry.actorName(),
                entry.source(),
                entry.narration(),
                entry.lines(),
                number,
                entry.items(),
                entry.reverses(),
                entry.note());
    }
}
