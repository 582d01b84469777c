/** What others hear of invoices and their payments. */
@NullMarked
package battwheels.invoices;

import org.jspecify.annotations.NullMarked;
