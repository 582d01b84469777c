package battwheels.ledger.journal;

import org.jspecify.annotations.Nullable;

/**
 * What an entry of the book itself says: a lock, an unlock, a parking or a release.
 *
 * @param period the month locked or unlocked, {@code 2026-04}
 * @param sequence where the book was found wrong; null: nowhere in particular
 */
public record Note(
        @Nullable String period, String reason, @Nullable Long sequence) {}
