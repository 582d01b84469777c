/** Organizations: sign-up, settings, members and invitations, and their place in a hierarchy. */
@NullMarked
package battwheels.organizations;

import org.jspecify.annotations.NullMarked;
