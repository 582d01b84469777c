package battwheels.ledger;

import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document has open on a control account, as of the entry that last moved it.
 *
 * @param number of the document, taken with the entry that opened the item; null: it has none
 * @param balance {@code opened} less everything that was moved since; never negative
 * @param moves every movement after the opening, summed by day and kind, oldest first
 * @param sequence of the last entry that moved it
 */
public record OpenItem(
        String account,
        String documentId,
        String documentType,
        String contactId,
        @Nullable String number,
        LocalDate date,
        LocalDate dueDate,
        Money opened,
        Money balance,
        List<ItemMove> moves,
        long sequence) {
    public OpenItem {
        moves = List.copyOf(moves);
    }

    /** What was moved by movements of one kind. */
    public Money moved(Movement kind) {
        return moves.stream()
                .filter(move -> move.movement() == kind)
                .map(ItemMove::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** What was open at the end of a day: movements of later business dates had not happened yet. */
    public Money balanceOn(LocalDate day) {
        if (date.isAfter(day)) {
            return Money.ZERO;
        }
        return moves.stream()
                .filter(move -> !move.date().isAfter(day))
                .map(ItemMove::amount)
                .reduce(opened, Money::minus);
    }
}
