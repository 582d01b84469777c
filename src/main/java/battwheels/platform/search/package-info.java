/** Texts as vectors, and ranked lists made one: what similarity search needs beside an index. */
@NullMarked
package battwheels.platform.search;

import org.jspecify.annotations.NullMarked;
