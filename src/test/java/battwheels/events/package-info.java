/** Promises of the events API. */
@NullMarked
package battwheels.events;

import org.jspecify.annotations.NullMarked;
