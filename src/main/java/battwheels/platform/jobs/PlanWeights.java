package battwheels.platform.jobs;

import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What an organization weighs among those that have work: by its plan, as it was at most a minute ago. Blocks. */
public final class PlanWeights implements ToIntFunction<OrganizationId> {
    private static final int LIGHTEST = 1;
    private static final int ORGANIZATIONS_KEPT = 50_000;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final JsonObject PLAN = new JsonObject().put("plan_type", 1);

    private final TenantStores stores;
    private final SystemScope system;
    private final Map<String, Integer> weights;
    private final Cache<OrganizationId, Integer> known = Caffeine.newBuilder()
            .maximumSize(ORGANIZATIONS_KEPT)
            .expireAfterWrite(KEPT)
            .build();

    /** @param weights by code of the plan */
    public PlanWeights(TenantStores stores, SystemScope system, Map<String, Integer> weights) {
        this.stores = stores;
        this.system = system;
        this.weights = Map.copyOf(weights);
    }

    @Override
    public int applyAsInt(OrganizationId organization) {
        Integer weight = known.getIfPresent(organization);
        if (weight != null) {
            return weight;
        }
        int read = read(organization);
        known.put(organization, read);
        return read;
    }

    private int read(OrganizationId organization) {
        return stores.open(system.enter(organization, "job-weight"), PlatformCollection.ORGANIZATIONS)
                .findOne(new JsonObject().put("_id", organization.value()), PLAN)
                .await()
                .map(row -> weights.getOrDefault(row.getString("plan_type", ""), LIGHTEST))
                .orElse(LIGHTEST);
    }
}
