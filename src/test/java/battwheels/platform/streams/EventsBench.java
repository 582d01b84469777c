package battwheels.platform.streams;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.fixtures.TestDocuments.result;
import static java.util.Objects.requireNonNull;

import battwheels.fixtures.Commands;
import battwheels.platform.outbox.LogWriter;
import battwheels.platform.outbox.SimulatedRelay;
import battwheels.platform.store.embedded.EmbeddedStreams;
import battwheels.platform.streams.StreamBench.Server;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.Scope;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What events cost as organizations exist and as they are active, in commands to the document store and in time; and how
 * long each priority waits under a flood. Relay, log, courier and both embedded stores in one process. Ends with 1 when
 * the cost follows what exists.
 */
final class EventsBench {
    private static final int ACTIVE = 10;
    private static final int EVENTS_EACH = 50;
    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 64;
    private static final int TICKS = 240;
    private static final double SLACK = 1.15;
    private static final long LIMIT_S = 600;
    private static final int FLOODED = 200;
    private static final int FLOOD_EACH = 10;
    private static final int PROBES = 20;
    private static final long HANDLER_MS = 5;

    private EventsBench() {}

    /** Counts what goes to the document store. */
    private static final class Counting implements CommandListener {
        private final AtomicLong commands = new AtomicLong();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            commands.incrementAndGet();
        }
    }

    /** One process's worth of stores. */
    private static final class Ground implements AutoCloseable {
        private final Counting counting = new Counting();
        private final EmbeddedStreams engine;
        private final StreamBench bench;

        Ground() throws Exception {
            Path data = Files.createTempDirectory("battwheels-bench");
            engine = EmbeddedStreams.start(data, 0).join();
            bench = new StreamBench(data, engine.url(), counting);
        }

        @Override
        public void close() {
            bench.close();
            engine.close();
        }
    }

    /** @param arguments numbers of organizations */
    public static void main(String[] arguments) throws Exception {
        List<Integer> sizes = List.of(arguments).stream().map(Integer::parseInt).toList();
        System.out.printf(
                "%-34s %9s %16s %12s %22s%n",
                "organizations", "events", "commands/event", "ms/event", "commands/minute idle");
        List<Double> costs = new ArrayList<>();
        for (int existing : sizes) {
            costs.add(cost(existing + " exist, " + ACTIVE + " active", existing, ACTIVE, EVENTS_EACH));
        }
        for (int active : sizes) {
            cost(active + " exist, all active", active, active, Math.max(1, 1_000 / active));
        }
        priorities();
        boolean follows = costs.getLast() > costs.getFirst() * SLACK;
        System.exit(follows ? 1 : 0);
    }

    private static double cost(String name, int existing, int active, int eventsEach) throws Exception {
        try (Ground ground = new Ground()) {
            exist(ground, existing);
            Server server = ground.bench.server();
            server.subscriptions.declare(Subscription.of("bikes", "growth").on("bike.grown", (where, event) -> {}));
            SimulatedRelay relay = new SimulatedRelay(
                    ground.bench.store.tenants(),
                    ground.bench.store.platform(),
                    server.log,
                    ground.bench.clock,
                    Thread::startVirtualThread,
                    server.courier);
            long before = ground.counting.commands.get();
            long start = System.nanoTime();
            change(ground, relay, active, eventsEach);
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
            while (server.courier.active() > 0 && System.nanoTime() < limit) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
            int events = active * eventsEach;
            double ms = (System.nanoTime() - start) / 1e6 / events;
            double commands = (double) (ground.counting.commands.get() - before) / events;
            long idle = idle(ground, server, relay);
            System.out.println(
                    String.format(Locale.ROOT, "%-34s %,9d %16.2f %12.2f %,22d", name, events, commands, ms, idle));
            return commands;
        }
    }

    private static void change(Ground ground, SimulatedRelay relay, int active, int eventsEach) throws Exception {
        Semaphore free = new Semaphore(AT_ONCE);
        for (int i = 0; i < active; i++) {
            String organization = organization(i);
            free.acquire();
            Thread.startVirtualThread(() -> {
                Scope scope = Commands.scope(organization, ground.bench.clock);
                relay.create(Commands.command("create", scope), "bike_" + organization);
                for (int event = 1; event < eventsEach; event++) {
                    relay.grow(Commands.command("grow", scope), "bike_" + organization, false);
                }
                free.release();
            });
        }
        free.acquire(AT_ONCE);
    }

    /** A minute in which nothing happens, once what happened has settled. */
    private static long idle(Ground ground, Server server, SimulatedRelay relay) throws Exception {
        ground.bench.clock.advance(Duration.ofMinutes(5));
        recover(relay);
        recover(relay);
        long before = ground.counting.commands.get();
        for (int tick = 0; tick < TICKS; tick++) {
            server.courier.tick();
        }
        recover(relay);
        recover(relay);
        return ground.counting.commands.get() - before;
    }

    private static void recover(SimulatedRelay relay) throws Exception {
        onVirtualThread(() -> {
            relay.recover();
            return true;
        });
    }

    private static String organization(int i) {
        return "org_%012d".formatted(i);
    }

    /** Organizations with a document and a past, in which nothing happens. */
    private static void exist(Ground ground, int organizations) {
        List<Future<?>> written = new ArrayList<>();
        for (int from = 0; from < organizations; from += BATCH) {
            List<BulkOperation> rows = new ArrayList<>();
            List<BulkOperation> feeds = new ArrayList<>();
            List<BulkOperation> log = new ArrayList<>();
            for (int i = from; i < Math.min(organizations, from + BATCH); i++) {
                String id = "org_old%09d".formatted(i);
                JsonObject row = new JsonObject().put("_id", id).put("organization_id", id);
                rows.add(BulkOperation.createInsert(row.copy().put("slug", id)));
                feeds.add(BulkOperation.createInsert(row.copy().put("_id", "feed_" + id)));
                log.add(BulkOperation.createInsert(
                        row.copy().put("_id", "evt_" + id).put("sequence", 1L)));
            }
            var collections = ground.bench.store.collections();
            written.add(collections
                    .open(PlatformCollection.ORGANIZATIONS.collectionName())
                    .bulkWrite(rows));
            written.add(collections.open(Feeds.SPEC.name()).bulkWrite(feeds));
            written.add(collections.open("event_log").bulkWrite(log));
            result(Future.all(written));
        }
    }

    private static void priorities() throws Exception {
        System.out.printf("%n%-34s %9s %12s %12s%n", "priority under a flood of events", "heard", "p50 ms", "p99 ms");
        try (Ground ground = new Ground()) {
            Server server = ground.bench.server();
            Map<Urgency, Queue<Long>> waits = new EnumMap<>(Urgency.class);
            Map<Urgency, Queue<Long>> probes = new EnumMap<>(Urgency.class);
            AtomicInteger heard = new AtomicInteger();
            for (Urgency urgency : Urgency.values()) {
                waits.put(urgency, new ConcurrentLinkedQueue<>());
                probes.put(urgency, new ConcurrentLinkedQueue<>());
                server.subscriptions.declare(Subscription.of("bikes", urgency.code())
                        .urgency(urgency)
                        .on("bike.grown", (where, event) -> {
                            boolean probe = event.getString("aggregateid").startsWith("probe");
                            long waited = System.nanoTime() - event.getLong("told_ns");
                            requireNonNull((probe ? probes : waits).get(urgency))
                                    .add(waited);
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(HANDLER_MS));
                            heard.incrementAndGet();
                        }));
            }
            flood(ground, server);
            int all = (FLOODED * FLOOD_EACH + PROBES) * Urgency.values().length;
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
            while (heard.get() < all && System.nanoTime() < limit) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            waits.forEach((urgency, each) -> tell(urgency.code(), each));
            probes.forEach((urgency, each) -> tell(urgency.code() + ", one event amid the flood", each));
        }
    }

    private static void flood(Ground ground, Server server) throws Exception {
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; i < FLOODED; i++) {
            Scope scope = ground.bench.organization();
            scopes.add(scope);
            append(ground, server, scope, "flood" + i, FLOOD_EACH);
        }
        scopes.forEach(scope -> server.courier.grown(scope.organization()));
        for (int i = 0; i < PROBES; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
            Scope scope = ground.bench.organization();
            append(ground, server, scope, "probe" + i, 1);
            server.courier.grown(scope.organization());
        }
    }

    private static void append(Ground ground, Server server, Scope scope, String bike, int events) throws Exception {
        for (int version = 1; version <= events; version++) {
            JsonObject event = ground.bench.event(bike, version).put("told_ns", System.nanoTime());
            onVirtualThread(() -> {
                LogWriter.append(server.log, scope, event);
                return true;
            });
        }
    }

    private static void tell(String name, Queue<Long> waits) {
        List<Long> sorted = waits.stream().sorted().toList();
        System.out.println(String.format(
                Locale.ROOT,
                "%-34s %,9d %,12.0f %,12.0f",
                name,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6));
    }
}
