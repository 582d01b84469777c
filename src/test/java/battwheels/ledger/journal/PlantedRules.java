package battwheels.ledger.journal;

import battwheels.ledger.OpenItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The rules of the commit point, and wrong ones that simulations must find. */
public enum PlantedRules {
    NOTHING(() -> LedgerRules::decide),
    /** A counter beside the book: what is taken from it is gone, whether the entry comes to stand or not. */
    NUMBERS_FIRST(PlantedRules::numbersFirst),
    /** Every item as if nothing had been taken off it yet. */
    TAIL_NOT_LOOKED_AT(() -> (view, order, stamp) -> LedgerRules.decide(untouched(view), order, stamp)),
    REVERSALS_FORGOTTEN(() -> (view, order, stamp) -> LedgerRules.decide(unreversed(view), order, stamp)),
    /** What is taken back is decided as if it had not been, and nothing else had happened to it either. */
    REVERSED_AGAIN(() -> (view, order, stamp) ->
            LedgerRules.decide(reverses(order) ? unreversed(untouched(view)) : view, order, stamp));

    private final Supplier<Lane.Rules> made;

    PlantedRules(Supplier<Lane.Rules> made) {
        this.made = made;
    }

    /** New ones, knowing nothing. */
    Lane.Rules rules() {
        return made.get();
    }

    private static boolean reverses(Order order) {
        return order instanceof Order.Posting(var request) && request.reverses() != null;
    }

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

    private static Lane.Rules numbersFirst() {
        Map<String, Long> counters = new HashMap<>();
        return (view, order, stamp) -> {
            Decision decision = LedgerRules.decide(view, order, stamp);
            if (!(decision instanceof Decision.Accepted(JournalEntry entry, var items)) || entry.number() == null) {
                return decision;
            }
            NumberTaken number = entry.number();
            long next = counters.merge(view.organization() + number.series(), 1L, Long::sum);
            NumberTaken taken = new NumberTaken(
                    number.series(), number.fiscalYear(), next, number.issueDate(), number.series() + next);
            return new Decision.Accepted(renumbered(entry, taken).sealed(view.organization()), items);
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
