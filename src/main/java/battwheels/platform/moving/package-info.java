/** What domains are asked when an organization moves in from elsewhere with what it has, and what they answer. */
@NullMarked
package battwheels.platform.moving;

import org.jspecify.annotations.NullMarked;
