package battwheels.permissions;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.KeyUses;
import battwheels.platform.identity.Role;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.tenancy.CollectionSpec;
import java.util.Arrays;
import java.util.List;

/** Shows the permission table as it is enforced, and keeps the roles that organizations make from it. */
public final class PermissionsVerticle extends DomainVerticle {
    private final RolePermissions table;
    private final RoleDesk roles;
    private final ApiKeyDesk keys;

    public PermissionsVerticle(Kernel kernel, RolePermissions table) {
        super("permissions", kernel.channels(), kernel.idempotent());
        this.table = table;
        this.roles = new RoleDesk(kernel, table);
        this.keys = new ApiKeyDesk(kernel, roles);
    }

    /** Collections without outboxes that have indexes of their own. */
    public static List<CollectionSpec> collections() {
        return List.of(KeyUses.SPEC);
    }

    @Override
    protected void bind(Operations on) {
        on.on("getPermissions", this::get)
                .on("listRoles", command -> roles.list(command))
                .on("createRole", command -> roles.create(command))
                .on("getRole", command -> roles.get(command))
                .on("updateRole", command -> roles.update(command))
                .on("deleteRole", command -> roles.delete(command, keys::withRole))
                .on("listApiKeys", command -> keys.list(command))
                .on("createApiKey", command -> keys.create(command))
                .on("getApiKey", command -> keys.get(command))
                .on("rotateApiKey", command -> keys.rotate(command))
                .on("revokeApiKey", command -> keys.revoke(command))
                .inside("permissions.role", command -> roles.describe(command));
    }

    private Reply get(Command command) {
        List<Row> rows = table.rows().stream()
                .filter(row -> !row.permission().isOfPlatform())
                .map(Row::of)
                .toList();
        return new Reply.Plain(new Table(
                command.scope().grants().role(),
                command.scope().grants().permissions().stream().sorted().toList(),
                codes(List.of(Role.values())),
                rows));
    }

    private static List<String> codes(List<Role> roles) {
        return roles.stream().map(Role::code).toList();
    }

    /**
     * @param yourRole the caller's own role
     * @param yourPermissions what it permits
     */
    private record Table(String yourRole, List<String> yourPermissions, List<String> roles, List<Row> permissions) {}

    /** @param meaning what it lets one do, for a person */
    private record Row(String permission, String meaning, List<String> roles) {
        private static Row of(RolePermissions.Row row) {
            List<Role> granted =
                    Arrays.stream(Role.values()).filter(row.roles()::contains).toList();
            return new Row(row.permission().value(), row.meaning(), codes(granted));
        }
    }
}
