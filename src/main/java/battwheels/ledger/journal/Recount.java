package battwheels.ledger.journal;

import battwheels.ledger.ItemBalance;
import battwheels.ledger.OpenItem;
import battwheels.ledger.SystemAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A book counted again from its entries, one after the other: what they come to, and what of them does not hold. Not
 * shared between threads.
 */
public final class Recount {
    /** @param what one word; see {@code ledger.check.Finding} */
    public record Fault(String what, String detail) {}

    private final String organization;
    private final Map<ItemKey, OpenItem> items = new HashMap<>();
    private final Map<String, PeriodBalances> periods = new TreeMap<>();
    private final Map<String, Reversal> reversals = new HashMap<>();
    private final Map<String, Sides> accounts = new TreeMap<>();
    private Book book = Book.EMPTY;

    public Recount(String organization) {
        this.organization = organization;
    }

    /** Takes in the next entry, as it is kept. */
    public List<Fault> take(JournalEntry entry) {
        List<Fault> faults = new ArrayList<>();
        if (!EntryHash.of(organization, entry).equals(entry.hash())) {
            faults.add(new Fault("content", "is not what was posted: its content does not have its hash"));
        }
        if (!entry.previousHash().equals(book.hash()) || entry.sequence() != book.sequence() + 1) {
            faults.add(new Fault("chain", "does not follow the entry before: one of the two was put there later"));
        }
        balanced(entry, faults);
        numbered(entry, faults);
        if (entry.reverses() != null
                && reversals.put(entry.reverses(), new Reversal(entry.reverses(), entry.entryId(), entry.sequence()))
                        != null) {
            faults.add(new Fault("reversal", "takes back " + entry.reverses() + ", which was taken back before"));
        }
        moved(entry, faults);
        entry.lines()
                .forEach(line -> accounts.put(
                        line.account(),
                        accounts.getOrDefault(line.account(), Sides.NONE).plus(line)));
        for (String period : PeriodBalances.of(entry)) {
            periods.put(
                    period, PeriodBalances.orNone(periods.get(period), period).after(entry));
        }
        book = book.after(entry);
        return faults;
    }

    private static void balanced(JournalEntry entry, List<Fault> faults) {
        long net =
                entry.lines().stream().mapToLong(line -> line.signed().paise()).sum();
        if (net != 0 || entry.lines().isEmpty() == entry.entryType().posts()) {
            faults.add(new Fault("unbalanced", "is out of balance by " + net + " paise"));
        }
    }

    private void numbered(JournalEntry entry, List<Fault> faults) {
        NumberTaken number = entry.number();
        if (number == null) {
            return;
        }
        Optional<SeriesTail> tail = book.tail(number.series(), number.fiscalYear());
        if (tail.isPresent() && number.ordinal() != tail.get().ordinal() + 1) {
            faults.add(new Fault("number", "bears " + number.text() + ", which does not follow the number before"));
        }
        if (tail.isPresent() && number.issueDate().isBefore(tail.get().issueDate())) {
            faults.add(new Fault("number", "bears " + number.text() + ", which is out of the order of issue"));
        }
    }

    private void moved(JournalEntry entry, List<Fault> faults) {
        Map<ItemKey, OpenItem> after = ItemRules.after(items::get, entry);
        items.putAll(after);
        after.values().stream()
                .filter(item -> item.balance().isNegative() || item.balance().compareTo(item.opened()) > 0)
                .forEach(item -> faults.add(new Fault(
                        "item", "leaves " + item.documentId() + " with " + item.balance() + " of " + item.opened())));
        List<ItemBalance> balances = after.values().stream()
                .map(item -> new ItemBalance(item.account(), item.documentId(), item.opened(), item.balance()))
                .toList();
        if (!balances.equals(entry.items())) {
            faults.add(new Fault("item", "says other balances than its lines come to"));
        }
    }

    /** The control accounts whose balance is not the sum of their items. */
    public List<Fault> controls() {
        List<Fault> faults = new ArrayList<>();
        for (SystemAccount account : SystemAccount.values()) {
            if (account.isControl()) {
                long net = accounts.getOrDefault(account.code(), Sides.NONE).net();
                long balance = account.type().growsByDebit() ? net : -net;
                long open = items.values().stream()
                        .filter(item -> item.account().equals(account.code()))
                        .mapToLong(item -> item.balance().paise())
                        .sum();
                if (open != balance) {
                    faults.add(new Fault(
                            "control", account.code() + " comes to " + balance + " paise, its documents to " + open));
                }
            }
        }
        return faults;
    }

    public Book book() {
        return book;
    }

    public Map<ItemKey, OpenItem> items() {
        return items;
    }

    public Map<String, PeriodBalances> periods() {
        return periods;
    }

    public Map<String, Reversal> reversals() {
        return reversals;
    }
}
