/**
 * Users, their sign-ins, and the organizations they belong to, as the domains of accounts and organizations share them.
 * All of it is data of the platform, not of one organization; what a member may do is decided elsewhere.
 */
@NullMarked
package battwheels.platform.people;

import org.jspecify.annotations.NullMarked;
