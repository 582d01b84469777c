/** Refusals as values: one registry of codes, one shape (RFC 9457). */
@NullMarked
package battwheels.platform.problem;

import org.jspecify.annotations.NullMarked;
