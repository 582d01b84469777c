/** Battwheels OS: one server, many EV workshops, no workshop ever sees another's row. */
@NullMarked
package battwheels;

import org.jspecify.annotations.NullMarked;
