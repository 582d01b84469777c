/**
 * Who may do what: the one table of permissions with the fixed roles, shown as it is enforced, and the roles that an
 * organization makes for itself from the same permissions. A role is there, or about to be deleted, or gone; while
 * somebody holds it or is offered it, it stays. What it permits is read on every request ({@code Admissions}).
 */
@NullMarked
package battwheels.permissions;

import org.jspecify.annotations.NullMarked;
