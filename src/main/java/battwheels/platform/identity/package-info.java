/**
 * Who somebody is and what they may do: signing keys and access tokens, passwords, one-time secrets, sealing, roles and
 * the one table of permissions, and admission by what the store says now (design rule 5). No HTTP in here; except for
 * {@link battwheels.platform.identity.Admissions} nothing touches the store, so callers keep the hashes they are handed.
 */
@NullMarked
package battwheels.platform.identity;

import org.jspecify.annotations.NullMarked;
