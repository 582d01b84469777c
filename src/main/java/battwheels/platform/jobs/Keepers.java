package battwheels.platform.jobs;

import battwheels.platform.tenancy.Leases;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that one server at a time does for all, at an interval: whoever has the keeper's lease. A leader that dies is
 * followed within three intervals; two who both take themselves for it do no harm, as every step is conditional.
 */
public final class Keepers {
    private static final Logger LOG = LoggerFactory.getLogger(Keepers.class);
    private static final int INTERVALS_LED = 3;

    private final Leases leases;
    private final String server;
    private final List<Keeper> keepers = new ArrayList<>();

    Keepers(Leases leases, String server) {
        this.leases = leases;
        this.server = server;
    }

    private record Keeper(String name, Duration interval, boolean led, Runnable round) {}

    /** Declares a round that one server does for all; before the server is ready. */
    public void add(String name, Duration interval, Runnable round) {
        keepers.add(new Keeper(name, interval, true, round));
    }

    /** Declares a round that every server does for itself. */
    void addOwn(String name, Duration interval, Runnable round) {
        keepers.add(new Keeper(name, interval, false, round));
    }

    /** Begins the rounds; called on a context that may block. */
    void start(Vertx vertx) {
        for (Keeper keeper : keepers) {
            AtomicBoolean busy = new AtomicBoolean();
            long intervalMs = Math.max(1, keeper.interval().toMillis());
            vertx.setPeriodic(intervalMs, timer -> turn(keeper, busy));
        }
    }

    /** A round that takes longer than the interval is not overtaken by the next. */
    private void turn(Keeper keeper, AtomicBoolean busy) {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!keeper.led() || leads(keeper)) {
                keeper.round().run();
            }
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("keeper", keeper.name())
                    .addKeyValue("cause", String.valueOf(failure.getMessage()))
                    .log("round given up; the next one starts soon");
        } catch (Throwable closing) {
            // Waiting passes an interruption on undeclared; it means this server is being closed.
            LOG.atDebug().setCause(closing).addKeyValue("keeper", keeper.name()).log("round ended with the server");
        } finally {
            busy.set(false);
        }
    }

    private boolean leads(Keeper keeper) {
        Duration lease = keeper.interval().multipliedBy(INTERVALS_LED);
        return leases.take("keeper/" + keeper.name(), server, lease).await();
    }
}
