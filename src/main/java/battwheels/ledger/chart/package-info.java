/**
 * The chart of accounts: one document per organization, made with the organization or on first use. Codes and types never
 * change and accounts are never taken away, only put out of use, because entries name them for ever.
 */
@NullMarked
package battwheels.ledger.chart;

import org.jspecify.annotations.NullMarked;
