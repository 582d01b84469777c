/** Commands on their way: bounded, never lost, never in the wrong organization, once per key. */
@NullMarked
package battwheels.platform.bus;

import org.jspecify.annotations.NullMarked;
