/**
 * People as users of the product: signing in and out, choosing an organization, changing and resetting a password.
 *
 * <p>An account belongs to a person, not to an organization, and none of these calls works inside one; what a person may
 * do there is decided by the membership, anew on every request. Users and sessions themselves are kept by
 * {@link battwheels.platform.people}, which organizations use too when somebody signs up or accepts an invitation.
 */
@NullMarked
package battwheels.accounts;

import org.jspecify.annotations.NullMarked;
