package battwheels.platform.identity;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The permission table (resource {@code permissions/roles.csv}), ready to ask. Membership is exact; what is not in
 * the table is denied.
 */
public final class RolePermissions {

    /** One line of the table: what is permitted, to whom, and in words for a person. */
    public record Row(Permission permission, Set<Role> roles, String meaning) {
        public Row {
            roles = Set.copyOf(roles);
        }
    }

    private final List<Row> rows;
    private final Set<Permission> known;
    private final Set<Permission> platform;
    private final Map<Role, Set<Permission>> byRole = new EnumMap<>(Role.class);
    private final Map<Role, Set<String>> namesByRole = new EnumMap<>(Role.class);

    RolePermissions(List<Row> rows) {
        this.rows = List.copyOf(rows);
        this.known = select(row -> true);
        this.platform = select(row -> row.permission().isOfPlatform());
        for (Role role : Role.values()) {
            Set<Permission> granted = select(row -> row.roles().contains(role));
            byRole.put(role, granted);
            namesByRole.put(role, names(granted));
        }
    }

    /** Reads the table that ships with the server. A fault in it is a fault of the build and throws. */
    public static RolePermissions load() {
        return new RolePermissions(PermissionTable.read());
    }

    public boolean allows(Role role, Permission permission) {
        return of(role).contains(permission);
    }

    public Set<Permission> of(Role role) {
        return byRole.getOrDefault(role, Set.of());
    }

    /** The same as {@link #of}, as plain strings, computed once. */
    public Set<String> namesOf(Role role) {
        return namesByRole.getOrDefault(role, Set.of());
    }

    /** What a platform admin holds besides the role of a membership. */
    public Set<Permission> ofPlatformAdmin() {
        return platform;
    }

    /** Whether the table has a row for it; an operation bound to anything else must not start. */
    public boolean knows(Permission permission) {
        return known.contains(permission);
    }

    /** Whether an organization may put it into a role of its own: it is in the table and not over the platform. */
    public boolean grantable(String name) {
        return Permission.parse(name)
                .filter(permission -> !permission.isOfPlatform())
                .filter(known::contains)
                .isPresent();
    }

    /** The whole table in its order. */
    public List<Row> rows() {
        return rows;
    }

    private Set<Permission> select(Predicate<Row> wanted) {
        return rows.stream().filter(wanted).map(Row::permission).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> names(Collection<Permission> permissions) {
        return permissions.stream().map(Permission::value).collect(Collectors.toUnmodifiableSet());
    }
}
