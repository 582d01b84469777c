package battwheels.permissions;

import java.util.Set;

/**
 * A role as other domains see one when they ask {@code permissions.role}: a fixed one, or one the organization made.
 *
 * @param roleId code or id
 * @param assignable false while it is about to be deleted
 */
public record RoleCard(String roleId, String name, Set<String> permissions, boolean assignable) {}
