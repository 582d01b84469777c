package battwheels.ledger;

import java.time.LocalDate;

/**
 * Asks for the next number of a series, taken in the same commit as the entry: unique, without gaps, in order of issue.
 *
 * @param series e.g. {@code invoice}
 * @param fiscalYear the year it counts in, e.g. {@code 2026-27}; numbers begin anew in each
 * @param pattern how the number is written: text with {@code {FY}} (26-27), {@code {YYYY}} (2026) and {@code {N}} or
 *     {@code {N5}} (the count, here at least five digits); at most 16 characters when filled in
 * @param issueDate not before that of the series' last number
 * @param first the count of the first number where the series is new, 1 or more
 */
public record NumberRequest(String series, String fiscalYear, String pattern, LocalDate issueDate, long first) {}
