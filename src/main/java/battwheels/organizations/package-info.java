/**
 * Organizations and who belongs to them: sign-up, profile, settings, members, invitations, and what the platform's
 * administration does to an organization.
 *
 * <p>An organization is {@code provisioning} until its sign-up is whole, then {@code active}, and {@code suspended} while
 * the platform says so. A membership is the only thing that lets a user in; its role is read on every request. An
 * invitation is pending until it is accepted, cancelled or a week old. What spans documents (sign-up, acceptance) is a
 * recorded intent whose steps can be repeated, and a recovery that finishes or removes what a crash left behind.
 */
@NullMarked
package battwheels.organizations;

import org.jspecify.annotations.NullMarked;
