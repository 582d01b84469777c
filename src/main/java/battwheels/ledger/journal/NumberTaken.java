package battwheels.ledger.journal;

import java.time.LocalDate;

/** A number that an entry took: the {@code ordinal}th of its series and year, written as {@code text}. */
public record NumberTaken(String series, String fiscalYear, long ordinal, LocalDate issueDate, String text) {
    /** Unique in the organization: GST asks that no two documents of one year bear the same number. */
    String key() {
        return fiscalYear + ":" + text;
    }
}
