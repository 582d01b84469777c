/**
 * Reports as of any business date, each naming the sequence it includes: figures from the snapshots by day and month,
 * lines from the entries.
 */
@NullMarked
package battwheels.ledger.report;

import org.jspecify.annotations.NullMarked;
