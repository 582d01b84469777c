/** The shell scripts, run as a newcomer runs them. */
@NullMarked
package battwheels.scripts;

import org.jspecify.annotations.NullMarked;
