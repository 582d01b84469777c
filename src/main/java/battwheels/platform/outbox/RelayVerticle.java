package battwheels.platform.outbox;

import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hosts the relay on virtual threads and sends its recovery round at start and then at an interval. */
public final class RelayVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RelayVerticle.class);
    private static final int ORGANIZATIONS_PER_ROUND = 500;

    private final Relay relay;
    private final AtomicBoolean recovering = new AtomicBoolean();
    private final Promise<Context> home = Promise.promise();

    public RelayVerticle(
            TenantStores stores,
            PlatformStores platform,
            SystemScope system,
            EventLog log,
            InstantSource clock,
            Onward onward) {
        this.relay =
                new Relay(stores, system, log, new DirtyMarks(platform, clock), clock, this::onVirtualThread, onward);
    }

    public Relay relay() {
        return relay;
    }

    @Override
    public Future<?> start() {
        home.complete(context);
        vertx.setPeriodic(0, DirtyMarks.WINDOW.toMillis(), timer -> recover());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        relay.end();
        return Future.succeededFuture();
    }

    private void recover() {
        if (recovering.compareAndSet(false, true)) {
            try {
                relay.recover(ORGANIZATIONS_PER_ROUND);
            } catch (StoreUnavailable outage) {
                LOG.atWarn().addKeyValue("cause", outage.getMessage()).log("recovery round waits for the store");
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("recovery round given up; the next one starts soon");
            } catch (Exception interrupted) {
                // Waiting passes an interruption on undeclared; it means this server is being closed.
                LOG.atDebug().setCause(interrupted).log("recovery round ended with the server");
            } finally {
                recovering.set(false);
            }
        }
    }

    /** What comes before the start runs at the start. */
    private void onVirtualThread(Runnable task) {
        home.future().onSuccess(context -> context.runOnContext(start -> task.run()));
    }
}
