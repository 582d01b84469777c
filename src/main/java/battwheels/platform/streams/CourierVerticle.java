package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.CarrierSentinel;
import battwheels.platform.tenancy.Carriers;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.StreamName;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hosts the courier on virtual threads, wakes it for what is due, and notices when the stream store lost everything. */
public final class CourierVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(CourierVerticle.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long PATIENCE_MS = 1_000;
    private static final long LONGEST_PAUSE_MS = 20;

    private final Courier courier;
    private final Deliveries deliveries;
    private final CarrierSentinel sentinel;
    private final InstantSource clock;
    private final Promise<Context> home = Promise.promise();
    private final AtomicBoolean looking = new AtomicBoolean();
    private Runnable onLoss = () -> {};

    public CourierVerticle(
            TenantStores stores,
            SystemScope system,
            EventLog log,
            Subscriptions subscriptions,
            Carriers carriers,
            InstantSource clock) {
        String server = "server_" + UuidCreator.getTimeOrderedEpochPlus1();
        CourierParts parts = CourierParts.of(
                stores,
                system,
                log,
                subscriptions,
                carriers.tenants(),
                server,
                this::onVirtualThread,
                clock,
                () -> ThreadLocalRandom.current().nextInt(1_001));
        this.courier = new Courier(parts);
        this.deliveries = parts.deliveries();
        this.sentinel = carriers.sentinel(StreamName.EVENTS);
        this.clock = clock;
    }

    public Courier courier() {
        return courier;
    }

    public ParkedDeliveries parked() {
        return new ParkedDeliveries(deliveries, courier);
    }

    public Replays replays() {
        return courier.replays();
    }

    /** A pace for a replay, for a virtual thread. */
    public Pace pace(int perSecond) {
        return new Pace(perSecond, clock, time -> vertx.timer(time).await());
    }

    /** The collections it keeps. */
    public static List<CollectionSpec> specs() {
        return List.of(Feeds.SPEC, Deliveries.SPEC, Replays.SPEC);
    }

    /** @param refill has everything looked at that may not have reached everybody */
    public CourierVerticle onLoss(Runnable refill) {
        this.onLoss = refill;
        return this;
    }

    @Override
    public Future<?> start() {
        home.complete(context);
        vertx.setPeriodic(TICK.toMillis(), timer -> courier.tick());
        vertx.setPeriodic(0, LOOK.toMillis(), timer -> look());
        return Future.succeededFuture();
    }

    /** Lets turns come to their next event and gives leases back, while the stores are still there; for a while at most. */
    @Override
    public Future<?> stop() {
        courier.end();
        long until = clock.millis() + PATIENCE_MS;
        while (!courier.isOver() && clock.millis() < until) {
            vertx.timer(LONGEST_PAUSE_MS).await();
        }
        return Future.succeededFuture();
    }

    /** A stream store without its sentinel is a new or an emptied one: what it carried is put on it again. */
    private void look() {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!sentinel.stands().await()) {
                onLoss.run();
                sentinel.set().await();
                LOG.atInfo().log("the stream store was empty and is filled again");
            }
        } catch (StoreUnavailable away) {
            LOG.atDebug().log("the stream store is away");
        } catch (Exception ended) {
            // Waiting passes an interruption on undeclared; it means this server is being closed.
            LOG.atDebug().setCause(ended).log("not looked");
        } finally {
            looking.set(false);
        }
    }

    /**
     * Waits until the subscription has heard everything the organization's log has, for a second at most; not at all
     * while it waits for a store or a time itself. For reads that should show what the caller did just before.
     */
    public void catchUp(Scope scope, String subscription) {
        long until = Math.min(clock.millis() + PATIENCE_MS, scope.deadline().atMs());
        long pause = 1;
        while (!courier.hasHeardAll(scope, subscription)
                && !courier.isDelayed(scope.organization())
                && clock.millis() < until) {
            vertx.timer(pause).await();
            pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
        }
    }

    /** What comes before the start runs at the start. */
    private void onVirtualThread(Runnable task) {
        home.future().onSuccess(context -> context.runOnContext(start -> task.run()));
    }
}
