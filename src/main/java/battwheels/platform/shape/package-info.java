/**
 * What a value in a request body may look like. Rules collect every {@link battwheels.platform.problem.Fault} of a body before they refuse it, and
 * {@link Edits} remembers which fields a change really changed.
 */
@NullMarked
package battwheels.platform.shape;

import org.jspecify.annotations.NullMarked;
