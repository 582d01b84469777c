package battwheels.permissions;

import battwheels.platform.identity.Role;
import battwheels.platform.identity.RolePermissions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role as the wire shows it.
 *
 * @param roleId what members, invitations and keys name it by
 * @param isSystem whether it is fixed: the same in every organization
 * @param createdAt null for a fixed role
 */
record RoleView(
        String roleId,
        String name,
        @Nullable String description,
        boolean isSystem,
        List<String> permissions,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    static RoleView of(CustomRole role) {
        return new RoleView(
                role.roleId(),
                role.name(),
                role.description(),
                false,
                role.permissions(),
                role.createdAt(),
                role.updatedAt());
    }

    static RoleView of(Role role, RolePermissions table) {
        return new RoleView(
                role.code(),
                role.code(),
                null,
                true,
                table.namesOf(role).stream().sorted().toList(),
                null,
                null);
    }
}
