/** What others hear of items and stock. */
@NullMarked
package battwheels.inventory;

import org.jspecify.annotations.NullMarked;
