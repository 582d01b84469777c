/** Everything hostile we know to try at the doors of a whole server. {@link battwheels.attacks.AttackListTest} tries it. */
@NullMarked
package battwheels.attacks;

import org.jspecify.annotations.NullMarked;
