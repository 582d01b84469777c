package battwheels.platform.streams;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.fixtures.TestDocuments.result;

import battwheels.fixtures.Commands;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestDocuments;
import battwheels.fixtures.WireWatch;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.LogWriter;
import battwheels.platform.outbox.SimulatedRelay;
import battwheels.platform.store.RedisStreams;
import battwheels.platform.store.StoreTimeouts;
import battwheels.platform.store.Streams;
import battwheels.platform.store.StreamsClient;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.StreamName;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStreams;
import com.mongodb.event.CommandListener;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Couriers on one document store and one Redis. Each test works in an organization of its own. */
final class StreamBench implements AutoCloseable {
    private static final AtomicInteger ORGANIZATIONS = new AtomicInteger(1_000);
    private static final AtomicInteger SERVERS = new AtomicInteger();
    private static final int SLOTS = 8;

    final TestDocuments store;
    final SteppedClock clock = new SteppedClock();
    final Streams streams;
    private final StreamsClient client;

    StreamBench(Path data, String redisUrl) {
        this(data, redisUrl, WireWatch.everywhere());
    }

    /** @param watch hears every command to the document store */
    StreamBench(Path data, String redisUrl, CommandListener watch) {
        store = TestDocuments.in(data, watch);
        client = StreamsClient.open(store.vertx(), StreamsClient.Settings.standard(redisUrl));
        streams = new RedisStreams(
                store.vertx(),
                Future.succeededFuture(client),
                StoreTimeouts.standard().answer());
        result(store.tenants()
                .ensureIndexes(List.of(EventLog.SPEC, Feeds.SPEC, Deliveries.SPEC, SimulatedRelay.BIKES)));
        result(store.platform().ensureIndexes());
    }

    /** One server's half: its log, its subscriptions, its courier. */
    final class Server {
        final EventLog log = new EventLog(store.tenants());
        final Subscriptions subscriptions = new Subscriptions();
        final Deliveries deliveries = new Deliveries(store.tenants(), clock);
        final Courier courier;

        Server(Executor executor, int slots) {
            courier = new Courier(new CourierParts(
                    store.tenants(),
                    new SystemScope(store.platform(), clock),
                    subscriptions,
                    log,
                    new Feeds(store.tenants(), "server_" + SERVERS.incrementAndGet(), clock),
                    deliveries,
                    new TenantStreams(streams),
                    slots,
                    executor,
                    clock,
                    () -> 500));
        }

        /** The aggregate's next events are in the log, and the courier knows. */
        void tell(Scope scope, String aggregate, long firstVersion, int events) throws Exception {
            for (long version = firstVersion; version < firstVersion + events; version++) {
                append(scope, aggregate, version);
                courier.grown(scope.organization());
            }
        }

        void append(Scope scope, String aggregate, long version) throws Exception {
            JsonObject event = event(aggregate, version);
            run(() -> {
                LogWriter.append(log, scope, event);
                return true;
            });
        }

        boolean isSettled(Scope scope) {
            try {
                return run(() -> courier.isSettled(scope));
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    Server server() {
        return new Server(Thread::startVirtualThread, SLOTS);
    }

    Server server(int slots) {
        return new Server(Thread::startVirtualThread, slots);
    }

    /** An organization of the test's own. */
    Scope organization() {
        return Commands.scope("org_0001" + ORGANIZATIONS.incrementAndGet(), clock);
    }

    JsonObject event(String aggregate, long version) {
        return new JsonObject()
                .put("id", "evt_" + aggregate + "_" + version)
                .put("type", "bike.grown")
                .put("time", "2026-04-01T10:00:00.000Z")
                .put("aggregatetype", "bike")
                .put("aggregateid", aggregate)
                .put("aggregateversion", version)
                .put("correlationid", "c-1")
                .put("actorid", "user_1")
                .put("data", new JsonObject().put("number", version));
    }

    long entries(Scope scope) {
        return result(new TenantStreams(streams).open(scope, StreamName.EVENTS).length());
    }

    void send(io.vertx.redis.client.Request request) {
        result(client.send(request));
    }

    static <T> T run(Callable<T> work) throws Exception {
        return onVirtualThread(work);
    }

    @Override
    public void close() {
        result(client.close());
        store.close();
    }
}
