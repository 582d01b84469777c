package battwheels.platform.plans;

import battwheels.platform.store.Documents;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * Counts what a plan bounds by the day or month, in UTC, on every server at once: one conditional update for each use.
 * What was counted of a use that then failed stays counted. Never blocks.
 */
public final class Meter {
    public static final CollectionSpec SPEC = CollectionSpec.named("usage_meters");

    private final TenantStores stores;
    private final InstantSource clock;

    public Meter(TenantStores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** Counts one use; false when the plan's are used up. A plan without the limit is not counted. */
    public Future<Boolean> use(Scope scope, Limit limit, Plan plan) {
        OptionalLong bound = plan.limit(limit);
        if (bound.isEmpty()) {
            return Future.succeededFuture(true);
        }
        Documents meters = stores.open(scope, SPEC);
        return count(meters, scope, limit, bound.getAsLong())
                .compose(counted -> counted
                        ? Future.succeededFuture(true)
                        : begin(meters, scope, limit)
                                .compose(begun -> begun
                                        ? count(meters, scope, limit, bound.getAsLong())
                                        : Future.succeededFuture(false)));
    }

    /** Uses in the period under way. */
    public Future<Long> used(Scope scope, Limit limit) {
        return stores.open(scope, SPEC)
                .findOne(here(scope, limit))
                .map(found -> found.map(meter -> meter.getLong("used")).orElse(0L));
    }

    /** The period under way, as a day or a month. */
    public String period(Limit limit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return limit == Limit.API_CALLS_PER_DAY
                ? today.toString()
                : YearMonth.from(today).toString();
    }

    private Future<Boolean> count(Documents meters, Scope scope, Limit limit, long bound) {
        JsonObject room = here(scope, limit).put("used", new JsonObject().put("$lt", bound));
        JsonObject once = new JsonObject().put("$inc", new JsonObject().put("used", 1L));
        return meters.updateOne(room, once).map(changed -> changed == 1);
    }

    /** False when the period had begun: then it is used up. Earlier periods go. */
    private Future<Boolean> begin(Documents meters, Scope scope, Limit limit) {
        return meters.findOne(here(scope, limit)).compose(found -> {
            if (found.isPresent()) {
                return Future.succeededFuture(false);
            }
            JsonObject first = new JsonObject()
                    .put("schema_version", 1)
                    .put("limit", limit.resource())
                    .put("period", period(limit))
                    .put("used", 0L);
            JsonObject earlier = new JsonObject()
                    .put("limit", limit.resource())
                    .put("period", new JsonObject().put("$lt", period(limit)));
            return meters.upsert(here(scope, limit), new JsonObject().put("$setOnInsert", first))
                    .compose(begun -> meters.deleteMany(earlier))
                    .map(true);
        });
    }

    private JsonObject here(Scope scope, Limit limit) {
        return new JsonObject()
                .put(
                        "_id",
                        limit.resource() + "." + period(limit) + "."
                                + scope.organization().value());
    }
}
