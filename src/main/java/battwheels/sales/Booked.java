package battwheels.sales;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a step of a document stands in the book.
 *
 * @param number that the document took with it; null: none
 */
public record Booked(
        String entryId,
        long sequence,
        LocalDate date,
        @Nullable String number,
        Instant at) {}
