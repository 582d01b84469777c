/** Shows the one table of who may do what. */
@NullMarked
package battwheels.permissions;

import org.jspecify.annotations.NullMarked;
