package battwheels.platform;

import battwheels.platform.bus.IdempotentCommands;
import battwheels.platform.bus.TenantChannels;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Relay;
import battwheels.platform.plans.Quota;
import battwheels.platform.streams.CourierVerticle;
import battwheels.platform.streams.Subscriptions;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import java.time.InstantSource;

/** What every domain stands on. Platform collections are not among it: identity is handed those apart. */
public record Kernel(
        TenantStores stores,
        TenantChannels channels,
        IdempotentCommands idempotent,
        Relay relay,
        EventLog log,
        Jobs jobs,
        Subscriptions subscriptions,
        CourierVerticle courier,
        Quota quota,
        InstantSource clock) {

    /** The store of one kind of aggregate. */
    public <T> AggregateStore<T> aggregates(AggregateType<T> type) {
        return new AggregateStore<>(stores, type, relay, quota, clock);
    }

    /**
     * Lets the subscription hear what this server knows to be under way in the organization, so that a read is not
     * behind what its reader did before. Bounded; a store that is away is not waited for.
     */
    public void catchUp(Scope scope, String subscription) {
        relay.catchUp(scope);
        courier.catchUp(scope, subscription);
    }
}
