/**
 * Guided diagnosis: a decision tree walked step by step on a ticket, up to a resolution and its estimate.
 */
@NullMarked
package battwheels.evfi.guided;

import org.jspecify.annotations.NullMarked;
