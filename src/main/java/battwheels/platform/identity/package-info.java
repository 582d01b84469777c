/**
 * Who somebody is and what they may do: signing keys and access tokens, passwords, one-time secrets, sealed
 * cursors, roles and the one table of permissions. No HTTP and no store in here: callers bring the stored
 * versions a token is compared with (design rule 5) and keep the hashes this package hands them.
 */
@NullMarked
package battwheels.platform.identity;

import org.jspecify.annotations.NullMarked;
