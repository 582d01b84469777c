/**
 * Posting rules: (document, event) to the entry it makes. Pure, one record for each kind of document; which lines, and
 * why, is the table in {@code src/docs/posting.md}. Documents are read as the records their domain publishes, entries are
 * asked of {@link battwheels.ledger} by whoever owns the document.
 */
@NullMarked
package battwheels.posting;

import org.jspecify.annotations.NullMarked;
