package battwheels.ledger.journal;

import battwheels.ledger.EntryType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an organization's book knows of itself as of one entry, beside balances: a fold of the journal.
 *
 * @param sequence of the last entry; 0: none yet
 * @param hash of the last entry
 * @param series how far each series of numbers has come
 * @param locked months closed for posting, {@code 2026-04}, ascending
 * @param firstPeriod the earliest month anything was posted to; null: nothing yet
 * @param parked why nothing may be posted; null: it may
 */
public record Book(
        long sequence,
        String hash,
        List<SeriesTail> series,
        List<String> locked,
        @Nullable String firstPeriod,
        @Nullable Note parked) {
    public static final Book EMPTY = new Book(0, EntryHash.BEFORE_FIRST, List.of(), List.of(), null, null);

    private static final int MONTH = "2026-04".length();

    public Book {
        series = List.copyOf(series);
        locked = List.copyOf(locked);
    }

    /** The month of a date, as locks name it. */
    public static String period(LocalDate date) {
        return date.toString().substring(0, MONTH);
    }

    public boolean isLocked(LocalDate date) {
        return locked.contains(period(date));
    }

    Optional<SeriesTail> tail(String ofSeries, String fiscalYear) {
        return series.stream().filter(tail -> tail.isOf(ofSeries, fiscalYear)).findFirst();
    }

    /** The book with its next entry. */
    public Book after(JournalEntry entry) {
        Note note = entry.note();
        return new Book(
                entry.sequence(),
                entry.hash(),
                seriesAfter(entry.number()),
                note == null || note.period() == null ? locked : lockedAfter(entry.entryType(), note.period()),
                firstPeriodAfter(entry),
                parkedAfter(entry.entryType(), note));
    }

    private @Nullable String firstPeriodAfter(JournalEntry entry) {
        String period = period(entry.date());
        boolean earlier = firstPeriod == null || period.compareTo(firstPeriod) < 0;
        return entry.lines().isEmpty() || !earlier ? firstPeriod : period;
    }

    private @Nullable Note parkedAfter(EntryType type, @Nullable Note note) {
        return switch (type) {
            case PARKING -> note;
            case RELEASE -> null;
            default -> parked;
        };
    }

    private List<SeriesTail> seriesAfter(@Nullable NumberTaken taken) {
        if (taken == null) {
            return series;
        }
        List<SeriesTail> after = new ArrayList<>(series);
        after.removeIf(tail -> tail.isOf(taken.series(), taken.fiscalYear()));
        after.add(new SeriesTail(taken.series(), taken.fiscalYear(), taken.ordinal(), taken.issueDate()));
        return after;
    }

    private List<String> lockedAfter(EntryType type, String period) {
        List<String> after = new ArrayList<>(locked);
        after.remove(period);
        if (type == EntryType.PERIOD_LOCK) {
            after.add(period);
        }
        return after.stream().sorted().toList();
    }
}
