package battwheels.platform.tenancy;

import java.util.Set;

/**
 * What the actor may do in the scope's organization, as stored when the request was admitted.
 *
 * @param role code of a fixed role, or id of one the organization made
 * @param permissions exact strings {@code resource:action}; no wildcards
 */
public record Grants(String role, Set<String> permissions) {
    public static final Grants NONE = new Grants("none", Set.of());

    public Grants {
        permissions = Set.copyOf(permissions);
    }

    public boolean allows(String permission) {
        return permissions.contains(permission);
    }
}
