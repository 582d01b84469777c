package battwheels.platform.identity;

import battwheels.platform.json.WireJson;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** When API keys were used last: kept beside the keys, so that a use changes no version and waits for nobody. */
public final class KeyUses {
    public static final CollectionSpec SPEC = CollectionSpec.named("api_key_uses");

    /** A key that is used all the time is noted once in so long. */
    private static final Duration COARSE = Duration.ofMinutes(1);

    private static final int KEPT = 50_000;

    private final TenantStores stores;
    private final InstantSource clock;
    private final Cache<String, Boolean> noted =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(COARSE).build();

    public KeyUses(TenantStores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** Notes a use, unless one was noted here within the minute. Never blocks; a note that gets lost is no loss. */
    void note(Scope scope, String keyId, String address) {
        if (noted.asMap().putIfAbsent(keyId, true) != null) {
            return;
        }
        JsonObject use = new JsonObject()
                .put("schema_version", 1)
                .put("used_at", WireJson.instant(clock.instant()))
                .put("address", address);
        stores.open(scope, SPEC)
                .upsert(new JsonObject().put("_id", keyId), new JsonObject().put("$set", use))
                .onFailure(lost -> noted.invalidate(keyId));
    }

    /** The last uses of these keys; one never used is not among them. */
    public Future<Map<String, SecretUse>> of(Scope scope, Collection<String> keyIds) {
        JsonObject these = new JsonObject().put("_id", new JsonObject().put("$in", new JsonArray(List.copyOf(keyIds))));
        return stores.open(scope, SPEC)
                .find(Find.where(these))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getString("_id"), KeyUses::read)));
    }

    private static SecretUse read(JsonObject row) {
        return new SecretUse(Instant.parse(row.getString("used_at")), row.getString("address"));
    }
}
