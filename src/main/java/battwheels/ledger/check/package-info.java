/**
 * The check of a book: everything is computed again from the entries and held against what is kept. What does not hold
 * is named where it begins, and the book parks.
 */
@NullMarked
package battwheels.ledger.check;

import org.jspecify.annotations.NullMarked;
