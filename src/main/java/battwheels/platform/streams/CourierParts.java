package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import battwheels.platform.tenancy.TenantStreams;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * What a courier works with.
 *
 * @param slots most turns under way at a time on this server
 * @param executor runs each task on a virtual thread that may await
 * @param chance 0 to 1,000, for jitter
 */
record CourierParts(
        TenantStores stores,
        SystemScope system,
        Subscriptions subscriptions,
        EventLog log,
        Feeds feeds,
        Deliveries deliveries,
        TenantStreams streams,
        int slots,
        Executor executor,
        InstantSource clock,
        IntSupplier chance) {
    private static final int SLOTS = 64;

    /** @param server this server, by a name no other has */
    static CourierParts of(
            TenantStores stores,
            SystemScope system,
            EventLog log,
            Subscriptions subscriptions,
            TenantStreams streams,
            String server,
            Executor executor,
            InstantSource clock,
            IntSupplier chance) {
        return new CourierParts(
                stores,
                system,
                subscriptions,
                log,
                new Feeds(stores, server, clock),
                new Deliveries(stores, clock),
                streams,
                SLOTS,
                executor,
                clock,
                chance);
    }
}
