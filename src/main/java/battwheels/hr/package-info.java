/** What others hear of the people employed. */
@NullMarked
package battwheels.hr;

import org.jspecify.annotations.NullMarked;
