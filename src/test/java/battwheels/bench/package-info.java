/** Measurements, started by {@code scripts/bench}: programs of their own that print figures, and prove nothing. */
@NullMarked
package battwheels.bench;

import org.jspecify.annotations.NullMarked;
