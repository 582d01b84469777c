package battwheels.ledger.journal;

import static java.util.Objects.requireNonNull;

import battwheels.ledger.ItemMove;
import battwheels.ledger.ItemMovement;
import battwheels.ledger.Movement;
import battwheels.ledger.OpenItem;
import battwheels.ledger.SystemAccount;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Folds entries into open items. Whether an entry may do so is decided before it is entered. */
final class ItemRules {
    private ItemRules() {}

    /** The item after the entry; {@code before} is null when the entry opens it. */
    static OpenItem after(@Nullable OpenItem before, ItemKey key, JournalEntry entry) {
        OpenItem item = before;
        for (EntryLine line : entry.lines()) {
            ItemMovement moved = line.item();
            if (moved != null
                    && line.account().equals(key.account())
                    && moved.documentId().equals(key.documentId())) {
                item = after(item, line, moved, entry);
            }
        }
        return requireNonNull(item);
    }

    private static OpenItem after(@Nullable OpenItem before, EntryLine line, ItemMovement moved, JournalEntry entry) {
        Money growth = growth(line);
        OpenItem item = before == null ? blank(line, moved, entry) : before;
        boolean opens = moved.movement() == Movement.OPENED;
        return new OpenItem(
                item.account(),
                item.documentId(),
                item.documentType(),
                item.contactId(),
                item.number(),
                item.date(),
                item.dueDate(),
                opens ? item.opened().plus(growth) : item.opened(),
                item.balance().plus(growth),
                opens ? item.moves() : moved(item.moves(), entry.date(), moved.movement(), growth.negated()),
                entry.sequence());
    }

    /** What the line adds to what is open: a receivable grows in debit, an advance in credit. */
    private static Money growth(EntryLine line) {
        boolean byDebit = SystemAccount.of(line.account())
                .orElseThrow(() -> new IllegalStateException(line.account() + " is no control account"))
                .type()
                .growsByDebit();
        return byDebit ? line.signed() : line.signed().negated();
    }

    private static OpenItem blank(EntryLine line, ItemMovement moved, JournalEntry entry) {
        LocalDate due = moved.dueDate() == null ? entry.date() : moved.dueDate();
        return new OpenItem(
                line.account(),
                moved.documentId(),
                moved.documentType(),
                line.contactId() == null ? "" : line.contactId(),
                entry.number() == null ? null : entry.number().text(),
                entry.date(),
                due,
                Money.ZERO,
                Money.ZERO,
                List.of(),
                entry.sequence());
    }

    private static List<ItemMove> moved(List<ItemMove> moves, LocalDate date, Movement movement, Money amount) {
        List<ItemMove> after = new ArrayList<>(moves);
        for (int i = 0; i < after.size(); i++) {
            ItemMove move = after.get(i);
            if (move.date().equals(date) && move.movement() == movement) {
                after.set(i, new ItemMove(date, movement, move.amount().plus(amount)));
                return after;
            }
        }
        after.add(new ItemMove(date, movement, amount));
        return after;
    }

    /** Every item the entry moves, as it is after it. */
    static Map<ItemKey, OpenItem> after(Function<ItemKey, @Nullable OpenItem> before, JournalEntry entry) {
        Map<ItemKey, OpenItem> after = new java.util.LinkedHashMap<>();
        ItemKey.of(entry).forEach(key -> after.put(key, after(before.apply(key), key, entry)));
        return after;
    }
}
