package battwheels.platform.streams;

import battwheels.fixtures.Commands;
import battwheels.fixtures.SteppedClock;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.SimulatedRelay;
import battwheels.platform.store.DocumentStore;
import battwheels.platform.store.Find;
import battwheels.platform.store.QueryLog;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import battwheels.platform.tenancy.TenantStreams;
import battwheels.simulation.Link;
import battwheels.simulation.SimulatedDocuments;
import battwheels.simulation.SimulatedStreams;
import battwheels.simulation.Turns;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One seed: clients change aggregates of two organizations on two servers, through the production stores of aggregates,
 * relays and couriers, while requests and replies are lost or come late, servers stall beyond their leases or die
 * between any two steps, and the stream store is emptied. {@link SpineModel} holds what must be true of every step and
 * in the end. A calm seed has no faults: then nothing may be handed on twice either.
 */
final class SpineSimulation {
    private static final List<String> ORGANIZATIONS = List.of("org_simulation1", "org_simulation2");
    private static final int SERVERS = 2;
    private static final int CLIENTS = 3;
    private static final int CHANGES = 6;
    private static final int CRASHES = 3;
    private static final int SLOTS = 3;
    private static final int CALM_EACH = 5;
    private static final long TICK_MS = 500;
    private static final long IDLE_MS = 250;
    private static final long ROUND_MS = 30_000;
    private static final long LOOK_MS = 5_000;
    private static final long SETTLES_MS = 600_000;

    private final Random random;
    private final Turns turns;
    private final SteppedClock clock = new SteppedClock();
    private final SpineModel model = new SpineModel();
    private final SimulatedDocuments documents = new SimulatedDocuments(model::written);
    private final SimulatedStreams streams = new SimulatedStreams(clock);
    private final TenantStores straight = new TenantStores(documents.through(Link.STRAIGHT), QueryLog.SILENT);
    private final PlatformStores platform = new PlatformStores(documents.through(Link.STRAIGHT));
    private final Tampering tampering;
    private final boolean calm;
    private final List<Server> servers = new ArrayList<>();
    private final Map<String, List<String>> bikes = new HashMap<>();
    private final Map<String, Integer> crashPoints = new TreeMap<>();
    private int named;
    private int crashesLeft;
    private boolean faults;
    private boolean over;

    SpineSimulation(long seed, Tampering tampering) {
        this.random = new Random(seed);
        this.turns = new Turns(random);
        this.tampering = tampering;
        this.calm = seed % CALM_EACH == 0;
        this.faults = !calm;
        this.crashesLeft = calm ? 0 : CRASHES;
    }

    /**
     * What a seed came to.
     *
     * @param crashPoints before or after which request a server died, and how often
     */
    record Story(int events, int deliveries, Map<String, Integer> crashPoints) {
        Map<String, Integer> counts() {
            Map<String, Integer> counts = new TreeMap<>(Map.of("events", events, "deliveries", deliveries));
            crashPoints.forEach((point, times) -> counts.put("died at " + point, times));
            return counts;
        }
    }

    /** Throws {@link AssertionError} when anything does not hold. */
    Story run() {
        straight.ensureIndexes(List.of(EventLog.SPEC, SimulatedRelay.BIKES, Feeds.SPEC, Deliveries.SPEC));
        platform.ensureIndexes();
        for (int i = 0; i < SERVERS; i++) {
            servers.add(new Server());
        }
        List<Boolean> ended = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            turns.spawn(() -> {
                client();
                ended.add(true);
            });
        }
        turns.spawn(() -> settle(() -> ended.size() == CLIENTS));
        turns.run(this::chance, this::idle);
        model.failOnBreach();
        ORGANIZATIONS.forEach(each -> model.check(each, log(each), calm));
        return new Story(model.committed(), model.deliveries(), crashPoints);
    }

    private boolean idle() {
        clock.advance(Duration.ofMillis(IDLE_MS));
        return true;
    }

    /** A server may die or stall at any step, and the stream store lose everything. */
    private void chance() {
        model.failOnBreach();
        clock.advance(Duration.ofMillis(random.nextInt(4)));
        if (!faults) {
            return;
        }
        if (crashesLeft > 0 && random.nextInt(300) == 0) {
            crashesLeft--;
            int victim = random.nextInt(servers.size());
            servers.get(victim).alive = false;
            servers.set(victim, new Server());
        }
        if (random.nextInt(800) == 0) {
            long stall = random.nextInt((int) Feeds.LEASE.multipliedBy(2).toMillis());
            servers.get(random.nextInt(servers.size())).stalledUntilMs = clock.millis() + stall;
        }
        if (random.nextInt(500) == 0) {
            streams.empty();
            servers.forEach(server -> turns.spawn(server::lookAgain));
        }
    }

    private void pause(long time) {
        long until = clock.millis() + time;
        turns.await(() -> clock.millis() >= until);
    }

    private void client() {
        for (int i = 0; i < CHANGES; i++) {
            pause(random.nextInt(2_000));
            String organization = ORGANIZATIONS.get(random.nextInt(ORGANIZATIONS.size()));
            Server server = servers.get(random.nextInt(servers.size()));
            boolean[] done = new boolean[1];
            turns.spawn(() -> {
                server.change(organization);
                done[0] = true;
            });
            turns.await(() -> done[0] || !server.alive);
        }
    }

    /** When the clients are done nothing fails any more, and what was left in the middle must come to its end. */
    private void settle(BooleanSupplier clientsEnded) {
        turns.await(clientsEnded);
        faults = false;
        servers.forEach(server -> server.stalledUntilMs = 0);
        long limit = clock.millis() + SETTLES_MS;
        while (!isSettled()) {
            if (clock.millis() > limit) {
                throw new AssertionError("does not come to rest: " + unsettled());
            }
            pause(LOOK_MS);
        }
        over = true;
    }

    private boolean isSettled() {
        return unsettled().isEmpty();
    }

    private List<String> unsettled() {
        List<String> left = new ArrayList<>();
        for (String organization : ORGANIZATIONS) {
            Scope scope = Commands.scope(organization, clock);
            JsonObject waiting = new JsonObject().put("outbox.0", new JsonObject().put("$exists", true));
            if (now(straight.open(scope, SimulatedRelay.BIKES).count(waiting)) > 0) {
                left.add("an outbox of " + organization);
            }
            long tail = log(organization).size();
            Feed feed = new Feeds(straight, "watch", clock).find(scope).orElse(Feed.of(new JsonObject()));
            if (!feed.isSettled(tail, servers.getFirst().subscriptions.all())) {
                left.add("the feed of " + organization + " at " + feed + " of " + tail);
            }
        }
        if (now(platform.open(PlatformCollection.DIRTY_MARKS).count(new JsonObject())) > 0) {
            left.add("a dirty mark");
        }
        return left;
    }

    private List<JsonObject> log(String organization) {
        Find all = Find.where(new JsonObject()).sortedBy(new JsonObject().put("sequence", 1));
        return now(straight.open(Commands.scope(organization, clock), EventLog.SPEC)
                .find(all));
    }

    private static <T> T now(Future<T> answered) {
        return answered.result();
    }

    /** One server: its half of the spine, and its ways to the stores. */
    private final class Server implements Link {
        private final Subscriptions subscriptions = new Subscriptions();
        private final SimulatedRelay relay;
        private final Courier courier;
        private boolean alive = true;
        private long stalledUntilMs;

        Server() {
            Link link = tampering.over(this);
            DocumentStore reached = documents.through(link, tampering.planted());
            TenantStores stores = new TenantStores(reached, QueryLog.SILENT);
            PlatformStores shared = new PlatformStores(reached);
            SystemScope system = new SystemScope(shared, clock);
            EventLog log = new EventLog(stores);
            courier = new Courier(new CourierParts(
                    stores,
                    system,
                    subscriptions,
                    log,
                    new Feeds(stores, "server_" + named++, clock),
                    new Deliveries(stores, clock),
                    new TenantStreams(streams.through(link)),
                    SLOTS,
                    this::execute,
                    clock,
                    () -> random.nextInt(1_001)));
            relay = new SimulatedRelay(stores, shared, log, clock, this::execute, courier);
            subscribe("steady", 3, 0);
            subscribe("fussy", 2, 4);
            subscribe("frail", 1, 6);
            turns.spawn(() -> each(TICK_MS, courier::tick));
            turns.spawn(() -> each(ROUND_MS, relay::recover));
        }

        private void subscribe(String name, int concurrency, int failsEach) {
            Subscription subscription = Subscription.of("module_" + name, name).concurrency(concurrency);
            for (String type : SimulatedRelay.types()) {
                subscription = subscription.on(type, (scope, event) -> hear(name, failsEach, scope, event));
            }
            subscriptions.declare(subscription);
        }

        /** Its effect lies between two steps, so that it may be done and never acknowledged. */
        private void hear(String name, int failsEach, Scope scope, JsonObject event) {
            step("handler " + name + " before");
            if (faults && failsEach > 0 && random.nextInt(failsEach) == 0) {
                throw name.equals("frail")
                        ? new StoreUnavailable("away", false, new IllegalStateException())
                        : new IllegalStateException("not this time");
            }
            model.heard(name, scope.organization().value(), event);
            step("handler " + name + " after");
        }

        private void execute(Runnable task) {
            turns.spawn(() -> {
                step("task");
                task.run();
            });
        }

        private void each(long time, Runnable work) {
            while (!over) {
                long until = clock.millis() + time;
                turns.await(() -> over || !alive || clock.millis() >= until);
                step("timer");
                quietly(work);
            }
        }

        private void quietly(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException outage) {
                // The verticle logs it; the next round comes.
            }
        }

        void lookAgain() {
            step("sentinel");
            quietly(relay::lookAgain);
        }

        /** Ids are never given twice. */
        void change(String organization) {
            Command command = Commands.command("change", Commands.scope(organization, clock));
            List<String> known = bikes.computeIfAbsent(organization, name -> new ArrayList<>());
            int choice = known.isEmpty() ? 0 : random.nextInt(8);
            try {
                if (choice < 2) {
                    String bike = "bike_" + organization + named++;
                    known.add(bike);
                    relay.create(command, bike);
                } else if (choice == 2) {
                    relay.delete(command, known.get(random.nextInt(known.size())));
                } else {
                    relay.grow(command, known.get(random.nextInt(known.size())), random.nextBoolean());
                }
            } catch (RefusedException | StoreUnavailable refused) {
                // What the store has is what counts.
            }
        }

        /** Lets others go on; this server may be dead afterwards, or go on much later. */
        private void step(String where) {
            boolean before = alive;
            turns.await(() -> !alive || clock.millis() >= stalledUntilMs);
            if (!alive) {
                if (before) {
                    crashPoints.merge(where, 1, Integer::sum);
                }
                throw new Turns.Crash();
            }
        }

        @Override
        public <T> Future<T> send(String operation, Supplier<T> effect) {
            step(operation + " before");
            int fate = faults ? random.nextInt(60) : -1;
            if (fate == 0) {
                return Future.failedFuture(new StoreUnavailable("lost", false, new IllegalStateException()));
            }
            if (fate == 1) {
                late(effect);
                return Future.failedFuture(new StoreUnavailable("late", true, new IllegalStateException()));
            }
            if (fate == 2 && operation.startsWith("streams.")) {
                late(effect);
            }
            Future<T> answer = Link.reply(effect);
            step(operation + " after");
            return fate == 3
                    ? Future.failedFuture(new StoreUnavailable("reply lost", true, new IllegalStateException()))
                    : answer;
        }

        /** The store does it later, whatever became of the server. */
        private <T> void late(Supplier<T> effect) {
            turns.spawn(() -> {
                pause(random.nextInt(3_000));
                Link.reply(effect);
            });
        }
    }
}
