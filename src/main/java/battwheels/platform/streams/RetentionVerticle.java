package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Onward;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has the logs of active organizations tidied, some of them each minute, on a virtual thread. */
public final class RetentionVerticle extends VerticleBase {
    private static final Duration EACH = Duration.ofMinutes(1);
    private static final int ORGANIZATIONS_PER_ROUND = 100;
    private static final JsonObject PLAN = new JsonObject().put("plan_type", 1);

    private final TenantStores stores;
    private final Map<String, Integer> daysByPlan;
    private final LogRetention retention;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** @param daysByPlan how long each plan keeps events, by its code */
    public RetentionVerticle(
            TenantStores stores,
            SystemScope system,
            EventLog log,
            Subscriptions subscriptions,
            Map<String, Integer> daysByPlan,
            InstantSource clock) {
        this.stores = stores;
        this.daysByPlan = Map.copyOf(daysByPlan);
        this.retention = new LogRetention(
                system,
                log,
                new Feeds(stores, "retention", clock),
                new Deliveries(stores, clock),
                subscriptions,
                this::daysKept,
                clock);
    }

    /** As {@code onward}; what passes shows where something happens. */
    public Onward noticing(Onward onward) {
        return retention.noticing(onward);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(EACH.toMillis(), timer -> round());
        return Future.succeededFuture();
    }

    private void round() {
        if (busy.compareAndSet(false, true)) {
            try {
                retention.round(ORGANIZATIONS_PER_ROUND);
            } finally {
                busy.set(false);
            }
        }
    }

    /** An unknown plan keeps everything for as long as any. */
    private int daysKept(Scope scope) {
        int longest = daysByPlan.values().stream().reduce(1, Math::max);
        return stores.open(scope, PlatformCollection.ORGANIZATIONS)
                .findOne(new JsonObject().put("_id", scope.organization().value()), PLAN)
                .await()
                .map(row -> daysByPlan.getOrDefault(row.getString("plan_type", ""), longest))
                .orElse(longest);
    }
}
