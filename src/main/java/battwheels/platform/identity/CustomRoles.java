package battwheels.platform.identity;

import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a role lets its holder do, fixed or made by the organization, as the store says now. Of a role that an
 * organization made only permissions count that the table of this build still has.
 */
public final class CustomRoles {
    /** Where organizations keep the roles they made. */
    public static final CollectionSpec SPEC =
            CollectionSpec.named("custom_roles").unique("name_key");

    private final TenantStores stores;
    private final RolePermissions table;

    public CustomRoles(TenantStores stores, RolePermissions table) {
        this.stores = stores;
        this.table = table;
    }

    /** The role in the scope's organization; one that is not there permits nothing. Never blocks. */
    public Future<HeldRole> held(Scope scope, RoleId id) {
        Optional<Role> fixed = id.fixed();
        return fixed.isPresent()
                ? Future.succeededFuture(new HeldRole(id, table.namesOf(fixed.get())))
                : stores.open(scope, SPEC)
                        .findOne(new JsonObject().put("_id", id.value()).put("deleted", false))
                        .map(found ->
                                new HeldRole(id, found.map(this::permissions).orElseGet(Set::of)));
    }

    private Set<String> permissions(JsonObject role) {
        return role.getJsonArray("permissions", new JsonArray()).stream()
                .map(String::valueOf)
                .filter(table::grantable)
                .collect(Collectors.toUnmodifiableSet());
    }
}
