package battwheels.platform.plans;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.identity.FreshCache;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * Holds the limits of plans on records, on every server at once: {@link RecordCounter} counts before a record is made,
 * so that the count is never behind, and a count that a crash left too high is taken anew from the records. A limit the
 * plan does not have costs nothing. Blocking calls await; use it on a virtual thread.
 */
public final class Quota {
    /** The counts, one document for each organization and limit. */
    public static final CollectionSpec SPEC = CollectionSpec.named("usage_counters");

    private final TenantStores stores;
    private final Plans plans;
    private final InstantSource clock;
    private final Map<Limit, ToLongFunction<Scope>> truths = new ConcurrentHashMap<>();
    private final FreshCache<OrganizationId, String> planCodes;

    public Quota(TenantStores stores, Plans plans, InstantSource clock) {
        this.stores = stores;
        this.plans = plans;
        this.clock = clock;
        this.planCodes = new FreshCache<>(clock);
    }

    /** Says how records under this limit are counted one by one; whoever keeps them knows. */
    public void counts(Limit limit, ToLongFunction<Scope> truth) {
        truths.put(limit, truth);
    }

    /**
     * Before a change that adds a record under each of {@code gained} and takes one from under each of {@code lost}.
     *
     * @param deadline after which the change will not be tried any more
     * @throws RefusedException with 403 {@code RECORD_LIMIT_REACHED} when the plan has no room
     */
    public Claim claim(Scope scope, Set<Limit> gained, Set<Limit> lost, Deadline deadline) {
        if (gained.isEmpty() && lost.isEmpty()) {
            return Claim.NONE;
        }
        List<Claim> claims = new ArrayList<>();
        try {
            lost.forEach(limit -> counter(scope, limit).ifPresent(counter -> claims.add(counter.lose(deadline))));
            gained.forEach(limit -> counter(scope, limit).ifPresent(counter -> claims.add(counter.gain(deadline))));
        } catch (RefusedException full) {
            claims.forEach(Claim::undone);
            throw full;
        }
        return all(claims);
    }

    /** Refuses like {@link #claim} when there is no room now; promises nothing. */
    public void look(Scope scope, Limit limit) {
        OptionalLong bound = plan(scope).map(plan -> plan.limit(limit)).orElseGet(OptionalLong::empty);
        if (bound.isEmpty()) {
            return;
        }
        long current = count(scope, limit);
        if (current >= bound.getAsLong()) {
            throw full(limit, current, bound.getAsLong());
        }
    }

    /** How many records are under the limit now; 0 where nobody keeps such records yet. */
    public long count(Scope scope, Limit limit) {
        ToLongFunction<Scope> truth = truths.get(limit);
        return truth == null ? 0 : truth.applyAsLong(scope);
    }

    /** The organization's plan, read at most a second ago; empty when it is none we know. */
    public Optional<Plan> plan(Scope scope) {
        return plans.byCode(
                planCodes.get(scope.organization(), () -> readPlanCode(scope)).await());
    }

    private Optional<RecordCounter> counter(Scope scope, Limit limit) {
        return plan(scope)
                .filter(plan -> plan.limit(limit).isPresent())
                .map(plan -> new RecordCounter(
                        stores.open(scope, SPEC),
                        scope,
                        limit,
                        plan,
                        code -> plans.byCode(code)
                                .map(earlier -> earlier.limit(limit).isPresent())
                                .orElse(false),
                        () -> count(scope, limit),
                        clock));
    }

    private Future<String> readPlanCode(Scope scope) {
        JsonObject own = new JsonObject().put("_id", scope.organization().value());
        return stores.open(scope, PlatformCollection.ORGANIZATIONS)
                .findOne(own, new JsonObject().put("plan_type", 1))
                .map(found -> found.map(home -> home.getString("plan_type", "")).orElse(""));
    }

    private static Claim all(List<Claim> claims) {
        return new Claim() {
            @Override
            public void done() {
                claims.forEach(Claim::done);
            }

            @Override
            public void undone() {
                claims.forEach(Claim::undone);
            }
        };
    }

    /** 403 {@code RECORD_LIMIT_REACHED}, in the unit of the limit. */
    public static RefusedException full(Limit limit, long current, long bound) {
        String resource = limit.resource();
        return new RefusedException(Problem.of(
                        ProblemCode.RECORD_LIMIT_REACHED,
                        "The plan holds " + bound + " " + resource + ", and there are " + current
                                + ". Change the plan, or delete what is not needed.")
                .with("resource", resource)
                .with("current_count", current)
                .with("limit", bound));
    }
}
