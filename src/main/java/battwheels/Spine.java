package battwheels;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.RelayVerticle;
import battwheels.platform.plans.Plans;
import battwheels.platform.store.RedisStreams;
import battwheels.platform.store.StreamsClient;
import battwheels.platform.streams.CourierVerticle;
import battwheels.platform.streams.LiveVerticle;
import battwheels.platform.streams.RetentionVerticle;
import battwheels.platform.streams.Subscriptions;
import battwheels.platform.tenancy.Carriers;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;

/** The way of an event through a server: from outboxes into the log, and from there to whoever subscribed. */
record Spine(
        EventLog log,
        Subscriptions subscriptions,
        Carriers carriers,
        CourierVerticle courier,
        LiveVerticle live,
        RelayVerticle relay,
        RetentionVerticle retention) {
    private static final int MARKS_AT_A_TIME = 500;

    static Spine of(
            Vertx vertx,
            Future<StreamsClient> streams,
            Duration patience,
            TenantStores stores,
            PlatformStores platform,
            SystemScope system,
            Plans plans,
            InstantSource clock) {
        EventLog log = new EventLog(stores);
        Subscriptions subscriptions = new Subscriptions();
        Carriers carriers = new Carriers(new RedisStreams(vertx, streams, patience));
        CourierVerticle courier = new CourierVerticle(stores, system, log, subscriptions, carriers, clock);
        RetentionVerticle retention =
                new RetentionVerticle(stores, system, log, subscriptions, plans.eventLogDays(), clock);
        RelayVerticle relay =
                new RelayVerticle(stores, platform, system, log, clock, retention.noticing(courier.courier()));
        LiveVerticle live = new LiveVerticle(carriers.tenants(), log, system);
        courier.onLoss(() -> {
            relay.relay().lookAgain(MARKS_AT_A_TIME);
            live.lookInLogs();
        });
        return new Spine(log, subscriptions, carriers, courier, live, relay, retention);
    }
}
