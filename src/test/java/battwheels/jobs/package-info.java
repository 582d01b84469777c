/** Promises of the events API. */
@NullMarked
package battwheels.jobs;

import org.jspecify.annotations.NullMarked;
