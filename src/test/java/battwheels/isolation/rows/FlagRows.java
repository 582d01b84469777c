package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;
import java.util.Map;

/** Of {@code flags.yaml}: flags belong to the platform, and an organization hears of each whether it is on. */
final class FlagRows implements DomainRows {
    private static final String KEY = "isolation_trial";

    @Override
    public void declare(Rows rows) {
        rows.plain("getFeatureFlags");
        rows.withoutTenantData("getFeatureFlags", "flags are the platform's");
        rows.platformAdmin("listFlags", (shop, call) -> call);
        for (String operation : List.of("getFlag", "putFlag", "deleteFlag")) {
            rows.platformAdmin(operation, (shop, call) -> set(shop, call.path("flag_key", KEY)));
        }
    }

    /** Whoever calls, the flag is there before: set by who may. */
    private static Call set(Shop shop, Call call) {
        return call.finishedBy((open, caller) -> {
            caller.put("/api/v1/platform/feature-flags/" + KEY, Map.of("mode", "on"));
            return open;
        });
    }
}
