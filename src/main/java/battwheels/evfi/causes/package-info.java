/**
 * Ranks the causes that a vehicle's signs may have, with the points each sign adds.
 */
@NullMarked
package battwheels.evfi.causes;

import org.jspecify.annotations.NullMarked;
