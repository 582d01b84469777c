package battwheels.platform.jobs;

import static battwheels.fixtures.TestDocuments.result;
import static java.util.Objects.requireNonNull;

import battwheels.fixtures.Commands;
import battwheels.fixtures.Link;
import battwheels.fixtures.MemoryDocuments;
import battwheels.fixtures.MemoryStreams;
import battwheels.fixtures.SteppedClock;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.store.DocumentStore;
import battwheels.platform.store.QueryLog;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import battwheels.simulation.Turns;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One seed: two servers, put together as in production, and a few people who want jobs done in two organizations, while
 * requests and replies are lost, stores are away, the stream store is emptied, servers stand still for longer than their
 * leases or are killed between any two steps. Every change of a job is held against {@link JobMonitor} when it is
 * written; in the end everything that was accepted must be over, with its effect once.
 */
final class JobSimulation {
    static final List<String> ORGANIZATIONS = List.of("org_simulation1", "org_simulation2");
    static final Duration LEASE = Duration.ofSeconds(2);

    private static final int CLIENTS = 4;
    private static final int WISHES = 4;
    private static final int TRIES = 60;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    final Random random;
    final SteppedClock clock = new SteppedClock();
    final Turns turns;
    final VirtualTime time;
    final Trouble trouble;
    final MemoryDocuments documents = new MemoryDocuments();
    final MemoryStreams streams = new MemoryStreams(clock);
    final Planted planted;
    final JobMonitor monitor = new JobMonitor();

    private final List<SimulatedServer> servers = new ArrayList<>();
    private final Map<String, String> accepted = new HashMap<>();
    private final Instant end = clock.instant().plus(LONGEST);
    private int started;
    private int steps;
    private int people = CLIENTS;
    private boolean closing;

    JobSimulation(long seed, Planted planted) {
        this.random = new Random(seed);
        this.turns = new Turns(random);
        this.time = new VirtualTime(turns, clock);
        this.trouble = new Trouble(random, clock);
        this.planted = planted;
        DocumentStore prepared = documents.through(Link.SURE);
        if (planted != Planted.KEYS_NOT_UNIQUE) {
            result(new TenantStores(prepared, QueryLog.SILENT).ensureIndexes(Workforce.collections()));
        }
        result(new PlatformStores(prepared).ensureIndexes());
        documents.onWrite(monitor::written);
        servers.add(begin());
        servers.add(begin());
    }

    /** What a run came to. */
    record Tally(int jobs, int repeats, int steps, Map<String, Integer> crashes) {
        Map<String, Integer> counts() {
            Map<String, Integer> counts =
                    new TreeMap<>(Map.of("jobs", jobs, "effects met again", repeats, "steps", steps));
            crashes.forEach((place, times) -> counts.put("killed at " + place, times));
            return counts;
        }
    }

    /** Throws {@link AssertionError} when anything does not hold. */
    Tally run() {
        for (int client = 0; client < CLIENTS; client++) {
            String organization = ORGANIZATIONS.get(client % ORGANIZATIONS.size());
            String name = "c" + client;
            turns.spawn(() -> client(organization, name));
        }
        turns.run(this::beforeEachStep, time::leap);
        monitor.failOnBreach();
        check();
        return new Tally(jobs().size(), monitor.repeats, steps, trouble.crashes);
    }

    boolean closing() {
        return closing;
    }

    private SimulatedServer begin() {
        started++;
        return new SimulatedServer(this, "srv_" + started);
    }

    private List<JsonObject> jobs() {
        return documents.all(StoredJobs.SPEC.name());
    }

    private void beforeEachStep() {
        steps++;
        monitor.failOnBreach();
        clock.advance(Duration.ofMillis(random.nextInt(4)));
        if (people == 0) {
            trouble.end();
        }
        trouble.mayCrash().ifPresent(place -> {
            int victim = random.nextInt(servers.size());
            servers.get(victim).kill();
            servers.set(victim, begin());
        });
        if (trouble.mayStandStill()) {
            SimulatedServer victim = servers.get(random.nextInt(servers.size()));
            victim.standStill(LEASE.multipliedBy(1 + random.nextInt(3)));
        }
        if (trouble.mayFlush()) {
            streams.flush();
        }
        closing = closing || people == 0 && jobs().stream().allMatch(JobSimulation::over);
        if (!closing && clock.instant().isAfter(end)) {
            throw new AssertionError("not over: "
                    + jobs().stream()
                            .filter(job -> !over(job))
                            .map(JobSimulation::shown)
                            .toList()
                    + ", marks " + documents.all(PlatformCollection.JOB_MARKS.collectionName())
                    + ", carried " + streams);
        }
    }

    private static boolean over(JsonObject job) {
        return List.of("done", "failed", "cancelled").contains(job.getString("state"));
    }

    private static String shown(JsonObject job) {
        return job.getString("kind") + " is " + job.getString("state") + " after " + job.getInteger("attempts");
    }

    private void client(String organization, String name) {
        for (int i = 0; i < WISHES; i++) {
            String key = name + "-" + i;
            JobRequest<?> request = SimulatedKinds.any(random, clock.instant()).keyed(key);
            int copies = random.nextInt(4) == 0 ? 2 : 1;
            for (int copy = 1; copy < copies; copy++) {
                // What is sent twice races against itself.
                people++;
                turns.spawn(() -> {
                    insist(organization, request);
                    people--;
                });
            }
            insist(organization, request);
            time.sleep(Duration.ofMillis(random.nextInt(400)));
            if (random.nextInt(3) == 0) {
                meddle(organization, key);
            }
        }
        people--;
    }

    /** Repeats under the same key, at any server, until one has accepted it. */
    private void insist(String organization, JobRequest<?> request) {
        String slot = organization + " " + request.key().orElseThrow();
        for (int attempt = 0; attempt < TRIES && !done(slot, () -> enqueue(organization, request)); attempt++) {
            time.sleep(Duration.ofMillis(random.nextInt(200)));
        }
    }

    private String enqueue(String organization, JobRequest<?> request) {
        return anyServer().jobs().enqueue(scope(organization), request).jobId();
    }

    private boolean done(String slot, Supplier<String> call) {
        try {
            String job = call.get();
            String before = accepted.putIfAbsent(slot, job);
            if (before != null && !before.equals(job)) {
                throw new AssertionError("two jobs under the key " + slot);
            }
            return true;
        } catch (StoreUnavailable | Turns.Crash lost) {
            return false;
        }
    }

    /** An operator who cannot leave a job alone. */
    private void meddle(String organization, String key) {
        String job = accepted.get(organization + " " + key);
        if (job != null) {
            boolean cancel = random.nextBoolean();
            monitor.meddled(job);
            try {
                Jobs jobs = anyServer().jobs();
                if (cancel) {
                    jobs.cancel(scope(organization), job, any -> true);
                } else {
                    jobs.retry(scope(organization), job, any -> true);
                }
            } catch (RefusedException | StoreUnavailable | Turns.Crash refused) {
                // Too late, or nobody knows; both are fine.
            }
        }
    }

    private SimulatedServer anyServer() {
        return servers.get(random.nextInt(servers.size()));
    }

    private Scope scope(String organization) {
        return Commands.scope(organization, clock);
    }

    private void check() {
        Map<String, JsonObject> byId = new HashMap<>();
        jobs().forEach(job -> byId.put(job.getString("_id"), job));
        accepted.forEach((slot, id) -> must(byId.containsKey(id), "accepted and lost: " + slot));
        Map<String, String> keys = new HashMap<>();
        for (JsonObject job : jobs()) {
            String key = job.getString("organization_id") + " " + job.getString("job_key");
            must(keys.putIfAbsent(key, job.getString("_id")) == null, "two jobs under the key " + key);
            must(accepted.containsValue(job.getString("_id")) || accepted.size() < CLIENTS * WISHES, "made by nobody");
        }
        Map<String, JsonObject> effects = new HashMap<>();
        documents.all(SimulatedKinds.EFFECTS.name()).forEach(effect -> effects.put(effect.getString("job"), effect));
        byId.forEach((id, job) -> {
            JsonObject effect = effects.get(id);
            if (job.getString("state").equals("done")) {
                must(effect != null, "done without effect: " + shown(job));
            }
            if (effect != null) {
                String where = requireNonNull(effect.getString("organization_id"));
                must(where.equals(job.getString("organization_id")), "an effect in another organization");
            }
        });
    }

    static void must(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
