/**
 * The commit point: {@link battwheels.ledger.journal.LedgerRules} decides an order on the book as of the entry before,
 * {@link battwheels.ledger.journal.Lane} commits it as the next entry or decides again, and
 * {@link battwheels.ledger.journal.Projection} brings open items, balances by period and the book's head up to the
 * sequence they then name. Nothing else writes these collections.
 */
@NullMarked
package battwheels.ledger.journal;

import org.jspecify.annotations.NullMarked;
