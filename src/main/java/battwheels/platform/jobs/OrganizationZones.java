package battwheels.platform.jobs;

import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Function;

/** The time zone in an organization's settings. Blocks. */
final class OrganizationZones implements Function<Scope, ZoneId> {
    private static final ZoneId HOME = ZoneId.of("Asia/Kolkata");
    private static final JsonObject SETTINGS = new JsonObject().put("settings", 1);

    private final TenantStores stores;

    OrganizationZones(TenantStores stores) {
        this.stores = stores;
    }

    @Override
    public ZoneId apply(Scope scope) {
        return stores.open(scope, PlatformCollection.ORGANIZATIONS)
                .findOne(new JsonObject().put("_id", scope.organization().value()), SETTINGS)
                .await()
                .map(row -> row.getJsonObject("settings", new JsonObject()).getString("timezone", ""))
                .map(OrganizationZones::zone)
                .orElse(HOME);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return HOME;
        }
    }
}
