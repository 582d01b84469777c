/** People as the store keeps them. */
@NullMarked
package battwheels.platform.people;

import org.jspecify.annotations.NullMarked;
