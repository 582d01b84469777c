package battwheels.ledger.journal;

import static java.util.Objects.requireNonNull;

import battwheels.ledger.EntryType;
import battwheels.ledger.ExpectedBalance;
import battwheels.ledger.ItemBalance;
import battwheels.ledger.ItemMovement;
import battwheels.ledger.Movement;
import battwheels.ledger.NumberRequest;
import battwheels.ledger.OpenItem;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.Source;
import battwheels.platform.money.Money;
import battwheels.platform.shape.Faults;
import battwheels.platform.shape.NumberPattern;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides an order on the book as of one entry: pure. What is accepted holds only as the very next entry, so it is
 * committed under that sequence or decided again.
 */
public final class LedgerRules {
    /** What the rules look at. */
    public record View(
            String organization,
            Book book,
            Function<ItemKey, @Nullable OpenItem> items,
            Function<String, @Nullable Reversal> reversals,
            Map<String, Account> accounts) {}

    private LedgerRules() {}

    public static Decision decide(View view, Order order, Stamp stamp) {
        Note parked = view.book().parked();
        if (parked != null && !(order instanceof Order.Releasing)) {
            return new Decision.Refused(new Refusal.Parked(parked));
        }
        return switch (order) {
            case Order.Posting posting -> post(view, posting, stamp);
            case Order.Locking locking -> lock(view, locking, stamp);
            case Order.Parking(String reason, Long sequence, String key) ->
                accepted(view, ofBook(EntryType.PARKING, new Note(null, reason, sequence), key), stamp);
            case Order.Releasing(String reason, String key) ->
                parked == null
                        ? refused(new Refusal.NothingToDo("the book is not parked"))
                        : accepted(view, ofBook(EntryType.RELEASE, new Note(null, reason, null), key), stamp);
        };
    }

    private static Decision lock(View view, Order.Locking order, Stamp stamp) {
        if (view.book().locked().contains(order.period()) == order.locked()) {
            return refused(new Refusal.NothingToDo(
                    "the period " + order.period() + (order.locked() ? " is locked already" : " is not locked")));
        }
        EntryType type = order.locked() ? EntryType.PERIOD_LOCK : EntryType.PERIOD_UNLOCK;
        return accepted(view, ofBook(type, new Note(order.period(), order.reason(), null), order.key()), stamp);
    }

    private static Decision post(View view, Order.Posting order, Stamp stamp) {
        PostingRequest request = order.request();
        Faults faults = RequestRules.check(request, view.accounts());
        if (faults.any()) {
            return refused(new Refusal.Invalid(faults.list()));
        }
        if (view.book().isLocked(request.date())) {
            return refused(new Refusal.PeriodLocked(Book.period(request.date())));
        }
        @Nullable
        Reversal earlier = request.reverses() == null ? null : view.reversals().apply(request.reverses());
        if (earlier != null) {
            return refused(new Refusal.NotReversible(earlier.entryId(), earlier.reversedBy()));
        }
        Optional<Refusal> changed = changed(view, request);
        if (changed.isPresent()) {
            return refused(changed.get());
        }
        @Nullable NumberRequest asked = request.number();
        if (asked == null) {
            return accepted(view, content(view, order, null), stamp);
        }
        Optional<SeriesTail> tail = view.book().tail(asked.series(), asked.fiscalYear());
        if (tail.isPresent() && asked.issueDate().isBefore(tail.get().issueDate())) {
            return refused(new Refusal.IssueDateOrder(tail.get().issueDate(), asked.series()));
        }
        NumberTaken number = next(asked, tail);
        return number.text().length() > NumberPattern.LONGEST
                ? refused(new Refusal.Invalid(new Faults()
                        .add("number/pattern", "makes numbers of more than " + NumberPattern.LONGEST + " characters")
                        .list()))
                : accepted(view, content(view, order, number), stamp);
    }

    private static Optional<Refusal> changed(View view, PostingRequest request) {
        for (ExpectedBalance expected : request.expects()) {
            OpenItem item = view.items().apply(new ItemKey(expected.account(), expected.documentId()));
            Money balance = item == null ? Money.ZERO : item.balance();
            if (!balance.equals(expected.balance())) {
                return Optional.of(new Refusal.BalanceChanged(expected.documentId(), balance));
            }
        }
        return Optional.empty();
    }

    private static NumberTaken next(NumberRequest asked, Optional<SeriesTail> tail) {
        long ordinal = tail.map(last -> last.ordinal() + 1).orElse(asked.first());
        String text = NumberPattern.written(asked.pattern(), asked.fiscalYear(), ordinal);
        return new NumberTaken(asked.series(), asked.fiscalYear(), ordinal, asked.issueDate(), text);
    }

    /** An entry before it has its place. */
    private record Content(
            EntryType type,
            @Nullable LocalDate date,
            Source source,
            String narration,
            List<EntryLine> lines,
            @Nullable NumberTaken number,
            @Nullable String reverses,
            @Nullable Note note) {}

    private static Content content(View view, Order.Posting order, @Nullable NumberTaken number) {
        PostingRequest request = order.request();
        List<EntryLine> lines = request.lines().stream()
                .map(line -> EntryLine.of(line, requireNonNull(view.accounts().get(line.account()))))
                .toList();
        return new Content(
                request.type(),
                request.date(),
                request.source(),
                request.narration(),
                lines,
                number,
                request.reverses(),
                null);
    }

    private static Content ofBook(EntryType type, Note note, String key) {
        return new Content(type, null, Order.ofBook(key), note.reason(), List.of(), null, null, note);
    }

    private static Decision accepted(View view, Content content, Stamp stamp) {
        JournalEntry entry = entry(view, content, stamp, List.of());
        for (EntryLine line : entry.lines()) {
            Optional<Refusal> misnamed = misnamed(view, line);
            if (misnamed.isPresent()) {
                return refused(misnamed.get());
            }
        }
        Map<ItemKey, OpenItem> items = ItemRules.after(view.items(), entry);
        for (OpenItem item : items.values()) {
            if (item.balance().isNegative() || item.balance().compareTo(item.opened()) > 0) {
                return refused(new Refusal.BalanceExceeded(item.documentId(), balanceBefore(view, item)));
            }
        }
        List<ItemBalance> balances = items.values().stream()
                .map(item -> new ItemBalance(item.account(), item.documentId(), item.opened(), item.balance()))
                .toList();
        return new Decision.Accepted(entry(view, content, stamp, balances).sealed(view.organization()), items);
    }

    private static Money balanceBefore(View view, OpenItem after) {
        OpenItem before = view.items().apply(new ItemKey(after.account(), after.documentId()));
        return before == null ? after.opened() : before.balance();
    }

    /** An item is opened once, and only what was opened is moved, for the contact it belongs to. */
    private static Optional<Refusal> misnamed(View view, EntryLine line) {
        ItemMovement moved = line.item();
        if (moved == null) {
            return Optional.empty();
        }
        OpenItem item = view.items().apply(new ItemKey(line.account(), moved.documentId()));
        boolean opens = moved.movement() == Movement.OPENED;
        if (item == null) {
            return opens ? Optional.empty() : Optional.of(new Refusal.BalanceExceeded(moved.documentId(), Money.ZERO));
        }
        if (opens) {
            return invalid("item", "must not be opened again");
        }
        return item.contactId().equals(line.contactId())
                ? Optional.empty()
                : invalid("contact_id", "must be the contact whose item it is");
    }

    private static Optional<Refusal> invalid(String field, String message) {
        return Optional.of(
                new Refusal.Invalid(new Faults().add("lines/" + field, message).list()));
    }

    private static JournalEntry entry(View view, Content content, Stamp stamp, List<ItemBalance> items) {
        LocalDate date =
                content.date() == null ? stamp.at().atZone(ZoneOffset.UTC).toLocalDate() : content.date();
        return new JournalEntry(
                stamp.entryId(),
                view.book().sequence() + 1,
                view.book().hash(),
                "",
                content.type(),
                date,
                stamp.at(),
                stamp.actorId(),
                stamp.actorName(),
                content.source(),
                content.narration(),
                content.lines(),
                content.number(),
                items,
                content.reverses(),
                content.note());
    }

    private static Decision refused(Refusal why) {
        return new Decision.Refused(why);
    }
}
