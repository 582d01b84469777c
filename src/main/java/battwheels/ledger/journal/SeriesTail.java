package battwheels.ledger.journal;

import java.time.LocalDate;

/** How far a series of numbers has come in one fiscal year. */
public record SeriesTail(String series, String fiscalYear, long ordinal, LocalDate issueDate) {
    boolean isOf(String otherSeries, String year) {
        return series.equals(otherSeries) && fiscalYear.equals(year);
    }
}
