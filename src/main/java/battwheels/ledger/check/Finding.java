package battwheels.ledger.check;

import org.jspecify.annotations.Nullable;

/**
 * Something that does not hold.
 *
 * @param what {@code content}, {@code chain}, {@code missing}, {@code surplus}, {@code unbalanced}, {@code number},
 *     {@code source}, {@code item}, {@code balances}, {@code control}, {@code head}, {@code reversal},
 *     {@code document}
 * @param sequence of the first entry where it shows; null: it shows in no entry
 */
public record Finding(
        String what, @Nullable Long sequence, @Nullable String entryId, String detail) {}
