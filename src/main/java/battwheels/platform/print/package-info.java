/** Documents as PDF: what stands on a page is a value, the page is laid out by a library. Heavy: never on an event loop. */
@NullMarked
package battwheels.platform.print;

import org.jspecify.annotations.NullMarked;
