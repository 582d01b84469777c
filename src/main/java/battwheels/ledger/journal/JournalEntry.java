package battwheels.ledger.journal;

import battwheels.ledger.EntryType;
import battwheels.ledger.ItemBalance;
import battwheels.ledger.Posted;
import battwheels.ledger.Source;
import battwheels.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the book: written once, never changed. Its {@code hash} covers everything here and the hash of the entry
 * before, so that a change made behind the ledger's back is found.
 *
 * @param sequence its place in the organization's book, from 1, without gaps
 * @param date the business date
 * @param number the number its document took; null: none
 * @param items what the documents it moved have open after it
 * @param reverses the entry it takes back; null: none
 * @param note what an entry without lines says; null for those with lines
 */
public record JournalEntry(
        String entryId,
        long sequence,
        String previousHash,
        String hash,
        EntryType entryType,
        LocalDate date,
        Instant recordedAt,
        String actorId,
        String actorName,
        Source source,
        String narration,
        List<EntryLine> lines,
        @Nullable NumberTaken number,
        List<ItemBalance> items,
        @Nullable String reverses,
        @Nullable Note note) {
    public JournalEntry {
        lines = List.copyOf(lines);
        items = List.copyOf(items);
    }

    /** The same entry under the hash of its content. */
    JournalEntry sealed(String organization) {
        return new JournalEntry(
                entryId,
                sequence,
                previousHash,
                EntryHash.of(organization, this),
                entryType,
                date,
                recordedAt,
                actorId,
                actorName,
                source,
                narration,
                lines,
                number,
                items,
                reverses,
                note);
    }

    public Money total() {
        return lines.stream().map(EntryLine::debit).reduce(Money.ZERO, Money::plus);
    }

    public Posted posted(boolean repeated) {
        return new Posted(entryId, sequence, date, number == null ? null : number.text(), items, repeated);
    }
}
