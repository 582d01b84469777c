package battwheels.ledger.journal;

import battwheels.ledger.EntryType;
import battwheels.ledger.ItemMovement;
import battwheels.ledger.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must be true of one organization's book, told again from the entries alone and without the ledger's own rules.
 * Every entry is held against it in the moment it is written.
 */
public final class BookModel {
    public final List<JournalEntry> entries = new ArrayList<>();
    /** Open items by account and document, as of the last entry. */
    public final Map<String, Long> balances = new TreeMap<>();

    public final Map<String, Long> accounts = new TreeMap<>();
    private final Map<String, Long> opened = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> reversed = new HashSet<>();
    private final Set<String> locked = new HashSet<>();
    private final String organization;
    private final Map<String, NumberTaken> lastNumbers = new HashMap<>();

    public BookModel(String organization) {
        this.organization = organization;
    }

    public void hear(JournalEntry entry) {
        String before = entries.isEmpty() ? "0".repeat(64) : entries.getLast().hash();
        must(entry.sequence() == entries.size() + 1, "sequence", entry);
        must(entry.previousHash().equals(before), "chain", entry);
        must(EntryHash.of(organization, entry).equals(entry.hash()), "hash", entry);
        must(!entry.source().key().isBlank() && keys.add(entry.source().key()), "source", entry);
        must(entry.reverses() == null || reversed.add(entry.reverses()), "reversed twice", entry);
        sums(entry);
        numbers(entry);
        locks(entry);
        entry.lines().forEach(line -> item(entry, line));
        entry.items()
                .forEach(item -> must(
                        item.balance().paise() == balances.getOrDefault(item.account() + "/" + item.documentId(), -1L),
                        "balance",
                        entry));
        entries.add(entry);
    }

    private void sums(JournalEntry entry) {
        long sum = 0;
        for (EntryLine line : entry.lines()) {
            long amount = line.debit().paise() - line.credit().paise();
            sum += amount;
            accounts.merge(line.account(), amount, Long::sum);
        }
        must(sum == 0, "debits and credits", entry);
    }

    private void numbers(JournalEntry entry) {
        NumberTaken number = entry.number();
        if (number != null) {
            NumberTaken last = lastNumbers.put(number.series() + number.fiscalYear(), number);
            must(number.ordinal() == (last == null ? 1 : last.ordinal() + 1), "number without a gap", entry);
            must(last == null || !number.issueDate().isBefore(last.issueDate()), "order of issue", entry);
        }
    }

    private void locks(JournalEntry entry) {
        Note note = entry.note();
        if (entry.entryType() == EntryType.PERIOD_LOCK && note != null) {
            locked.add(String.valueOf(note.period()));
        } else if (entry.entryType() == EntryType.PERIOD_UNLOCK && note != null) {
            locked.remove(note.period());
        } else {
            must(!locked.contains(entry.date().toString().substring(0, 7)), "locked period", entry);
        }
    }

    private void item(JournalEntry entry, EntryLine line) {
        ItemMovement moved = line.item();
        if (moved == null) {
            return;
        }
        String key = line.account() + "/" + moved.documentId();
        long sign = line.account().equals("1100") ? 1 : -1;
        long growth = sign * (line.debit().paise() - line.credit().paise());
        if (moved.movement() == Movement.OPENED) {
            must(!opened.containsKey(key), "opened once", entry);
            opened.put(key, growth);
        }
        long balance = balances.merge(key, growth, Long::sum);
        must(balance >= 0 && balance <= opened.getOrDefault(key, -1L), "within what is open", entry);
    }

    /** The sub-ledger is its control account. */
    public void closes() {
        for (String control : List.of("1100", "2150", "2410")) {
            long sign = control.equals("1100") ? 1 : -1;
            long items = balances.entrySet().stream()
                    .filter(each -> each.getKey().startsWith(control + "/"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            if (items != sign * accounts.getOrDefault(control, 0L)) {
                throw new AssertionError("open items of " + control + " are not its balance");
            }
        }
    }

    private void must(boolean holds, String what, JournalEntry entry) {
        if (!holds) {
            throw new AssertionError(what + " does not hold at entry " + entry.sequence() + " of " + organization);
        }
    }
}
