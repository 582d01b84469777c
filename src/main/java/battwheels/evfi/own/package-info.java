/**
 * An organization's own failure cards and what it has found the library's to be worth
 * ({@link battwheels.evfi.own.Overlay}): kept in its scope, and seen by nobody else.
 */
@NullMarked
package battwheels.evfi.own;

import org.jspecify.annotations.NullMarked;
