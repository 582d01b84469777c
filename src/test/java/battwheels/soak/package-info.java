/** Long runs that {@code scripts/soak} and {@code scripts/bench} start. */
@NullMarked
package battwheels.soak;

import org.jspecify.annotations.NullMarked;
