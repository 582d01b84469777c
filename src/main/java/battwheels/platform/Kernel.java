package battwheels.platform;

import battwheels.platform.bus.IdempotentCommands;
import battwheels.platform.bus.TenantChannels;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Relay;
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
        InstantSource clock) {

    /** The store of one kind of aggregate. */
    public <T> AggregateStore<T> aggregates(AggregateType<T> type) {
        return new AggregateStore<>(stores, type, relay, clock);
    }
}
