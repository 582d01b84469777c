package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Of {@code permissions.yaml}: the fixed table, and roles of an organization's own. */
final class PermissionRows implements DomainRows {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void declare(Rows rows) {
        rows.plain("getPermissions", "listRoles", "listApiKeys", "createApiKey");
        for (String operation : List.of("getApiKey", "rotateApiKey", "revokeApiKey")) {
            rows.member(
                    operation, (shop, call) -> call.path("key_id", shop.made("createApiKey", "/key_id", key -> key)));
        }
        rows.withoutTenantData("getPermissions", "a fixed table");
        rows.member("createRole", (shop, call) -> named(call), "name");
        rows.member("getRole", (shop, call) -> call.path("role_id", role(shop)));
        rows.member("updateRole", (shop, call) -> call.path("role_id", role(shop)), "name");
        rows.member("deleteRole", (shop, call) -> call.path("role_id", role(shop)));
    }

    /** A role of the organization's own that nobody holds. */
    static String role(Shop shop) {
        return shop.made("createRole", "/role_id", PermissionRows::named);
    }

    private static Call named(Call call) {
        return call.with("name", "Desk " + COUNT.incrementAndGet());
    }
}
