package battwheels.ledger.journal;

import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;

/** One lane per organization that posts on this server; forgotten when idle, as everything it knows is in the store. */
public final class Lanes {
    private static final int LANES_MAX = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final LoadingCache<OrganizationId, Lane> lanes;
    private final InstantSource clock;

    /** @param virtualThreads runs each task on a virtual thread that may await */
    public Lanes(JournalStore store, Accounts accounts, Executor virtualThreads, InstantSource clock) {
        this(store, accounts, LedgerRules::decide, virtualThreads, clock);
    }

    Lanes(JournalStore store, Accounts accounts, Lane.Rules rules, Executor virtualThreads, InstantSource clock) {
        this.clock = clock;
        this.lanes = Caffeine.newBuilder()
                .maximumSize(LANES_MAX)
                .expireAfterAccess(IDLE)
                .build(organization -> new Lane(store, accounts, rules, virtualThreads, clock));
    }

    /** Enters the order under a new id. Fails with what the store threw when its fate is not known. */
    public Future<Outcome> enter(Scope scope, Order order) {
        return enter(scope, order, newEntryId());
    }

    public Future<Outcome> enter(Scope scope, Order order, String entryId) {
        // As exact as it is kept: the hash covers it.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Stamp stamp = new Stamp(entryId, scope.actor().id(), scope.actor().name(), now);
        return lanes.get(scope.organization()).enter(scope, order, stamp);
    }

    public static String newEntryId() {
        return "je_" + UuidCreator.getTimeOrderedEpochPlus1().toString().replace("-", "");
    }
}
