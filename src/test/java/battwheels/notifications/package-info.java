/** Promises of the notifications API. */
@NullMarked
package battwheels.notifications;

import org.jspecify.annotations.NullMarked;
