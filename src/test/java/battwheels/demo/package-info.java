/**
 * A day in the workshop, told over HTTP against a running server: every request, its status and the fields that matter.
 * {@code scripts/demo} starts it from these sources; the tests run it too, so that it stays true.
 */
@NullMarked
package battwheels.demo;

import org.jspecify.annotations.NullMarked;
