package battwheels.platform.streams;

import battwheels.platform.bus.LiveSource;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.store.StreamEntry;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.StreamName;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStreams;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the streams of organizations in which somebody listens at this server, whichever server fed them, and fans the
 * events out to the listeners. Reading is by position: what a stream lost is read from the log.
 */
public final class LiveVerticle extends VerticleBase {
    /** Listeners of one organization at this server; past that 429. */
    public static final int LISTENERS_MAX = 50;

    private static final Logger LOG = LoggerFactory.getLogger(LiveVerticle.class);
    private static final int PAGE = 200;
    private static final int STREAMS_MAX = 2_000;
    private static final Duration BLOCK = Duration.ofMillis(500);
    private static final long PAUSE_MS = 1_000;

    private final TenantStreams streams;
    private final EventLog log;
    private final SystemScope system;
    private final ConcurrentHashMap<OrganizationId, LiveDesk> desks = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Promise<Context> home = Promise.promise();
    private volatile Promise<Void> arrival = Promise.promise();

    public LiveVerticle(TenantStreams streams, EventLog log, SystemScope system) {
        this.streams = streams;
        this.log = log;
        this.system = system;
    }

    /**
     * Somebody who wants to listen.
     *
     * @param after the sequence after which it wants to hear; empty for what is new from now on
     * @param seen which events it may see, asked of each
     * @param rendered the event as it is sent
     * @return empty when as many as may listen to this organization here already
     */
    public Optional<LiveSource> listen(
            Scope scope,
            OptionalLong after,
            Function<Scope, Predicate<JsonObject>> seen,
            Function<JsonObject, String> rendered) {
        LiveDesk desk = desks.get(scope.organization());
        return desk != null && desk.size() >= LISTENERS_MAX
                ? Optional.empty()
                : Optional.of(new LiveListener(this, scope, after, seen, rendered));
    }

    @Override
    public Future<?> start() {
        home.complete(context);
        context.runOnContext(begin -> run());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        closed.set(true);
        arrival.tryComplete();
        return Future.succeededFuture();
    }

    /** The stream store may have lost something: every listener looks into the log. */
    public void lookInLogs() {
        desks.values().forEach(LiveDesk::lookInLog);
    }

    EventLog log() {
        return log;
    }

    /** The server's own scope, good for one read. */
    Scope reading(OrganizationId organization) {
        return system.enter(organization, "live");
    }

    /** False when too many listen already. */
    boolean join(LiveListener listener, OrganizationId organization, long tail) {
        boolean[] joined = new boolean[1];
        desks.compute(organization, (id, found) -> {
            LiveDesk desk = found == null ? new LiveDesk(tail) : found;
            joined[0] = desk.size() < LISTENERS_MAX && desk.add(listener);
            return desk;
        });
        arrival.tryComplete();
        return joined[0];
    }

    void leave(LiveListener listener, OrganizationId organization) {
        desks.computeIfPresent(organization, (id, desk) -> desk.remove(listener) ? null : desk);
    }

    void onVirtualThread(Runnable task) {
        home.future().onSuccess(context -> context.runOnContext(start -> task.run()));
    }

    private void run() {
        boolean broken = false;
        while (!closed.get()) {
            try {
                Map<OrganizationId, String> after = positions();
                if (after.isEmpty()) {
                    awaitArrival();
                } else {
                    handOut(streams.await(StreamName.EVENTS, after, PAGE, BLOCK).await());
                    if (broken) {
                        lookInLogs();
                    }
                }
                broken = false;
            } catch (StoreUnavailable away) {
                broken = true;
                vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS).await();
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("live events not read; tried again");
                broken = true;
                vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS).await();
            } catch (Exception ended) {
                // Waiting passes an interruption on undeclared; it means this server is being closed.
                return;
            }
        }
    }

    private Map<OrganizationId, String> positions() {
        Map<OrganizationId, String> after = new HashMap<>();
        for (Map.Entry<OrganizationId, LiveDesk> desk : desks.entrySet()) {
            if (after.size() < STREAMS_MAX) {
                after.put(desk.getKey(), desk.getValue().position() + "-0");
            }
        }
        return after;
    }

    private void awaitArrival() {
        arrival.future()
                .timeout(PAUSE_MS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .await();
        arrival = Promise.promise();
    }

    private void handOut(Map<OrganizationId, List<StreamEntry>> came) {
        came.forEach((organization, entries) -> {
            LiveDesk desk = desks.get(organization);
            if (desk != null) {
                entries.forEach(desk::hand);
            }
        });
    }
}
