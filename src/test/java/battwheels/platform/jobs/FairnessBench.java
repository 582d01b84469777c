package battwheels.platform.jobs;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.fixtures.TestDocuments.result;

import battwheels.platform.store.Find;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How fair workers are: jobs of 20 ms on 8 slots. */
final class FairnessBench {
    static final int SLOTS = 8;
    private static final long JOB_MS = 20;
    private static final long GAP_MS = 120;
    private static final int EQUALS = 50;
    private static final int WINDOW_S = 10;
    private static final int PORTION = 500;

    record Sleep(long ms) {}

    static final JobKind<Sleep> KIND = JobKind.of("bench.sleep", Sleep.class);

    private final Station station;
    private final String round;
    private final Map<String, LongAdder> worked = new ConcurrentHashMap<>();

    /** @param round makes organizations of this round's own */
    FairnessBench(String documentsUrl, String streamsUrl, String round) {
        this.round = round;
        this.station = new Station(
                        documentsUrl, streamsUrl, new JobSettings(true, SLOTS, Duration.ofSeconds(30)), this::weight)
                .prepared()
                .opened(this::declare);
    }

    /** Organizations called heavy weigh three times as much. */
    private int weight(OrganizationId organization) {
        return organization.value().contains("heavy") ? 3 : 1;
    }

    private void declare(Jobs jobs) {
        jobs.handle(KIND, (job, sleep) -> {
            TimeUnit.MILLISECONDS.sleep(sleep.ms());
            worked.computeIfAbsent(job.scope().organization().value(), none -> new LongAdder())
                    .add(sleep.ms());
            return null;
        });
    }

    private String name(String what) {
        return "org_bench" + what + round;
    }

    /** How long single jobs wait from request to start, in milliseconds, ascending. */
    List<Long> waits(int singles) throws Exception {
        Scope scope = Backlog.scope(name("single"));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < singles; i++) {
            ids.add(onVirtualThread(() -> station.jobs.enqueue(scope, JobRequest.of(KIND, new Sleep(JOB_MS))))
                    .jobId());
            TimeUnit.MILLISECONDS.sleep(GAP_MS);
        }
        List<Long> waits = new ArrayList<>();
        for (String id : ids) {
            waits.add(wait(scope, id));
        }
        return waits.stream().sorted().toList();
    }

    private long wait(Scope scope, String id) throws Exception {
        for (int poll = 0; poll < 6_000; poll++) {
            Job job = onVirtualThread(() -> station.jobs.find(scope, id)).orElseThrow();
            if (job.startedAt() instanceof java.time.Instant started) {
                return Duration.between(job.createdAt(), started).toMillis();
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new IllegalStateException("a single job waits for a minute");
    }

    /** One organization dumps so many jobs at once; they are announced by the refiller. */
    void flood(int jobs) throws Exception {
        Backlog.write(station, name("flood"), KIND, new Sleep(JOB_MS), jobs);
        lose();
        awaitWork(name("flood"));
    }

    /** Jain's index of the running time of equal organizations in a window. */
    double jain() throws Exception {
        List<String> equals = new ArrayList<>();
        for (int i = 0; i < EQUALS; i++) {
            equals.add(name("equal" + i));
            Backlog.write(station, equals.get(i), KIND, new Sleep(JOB_MS), 4 * WINDOW_S * 1_000 / 20 * SLOTS / EQUALS);
        }
        lose();
        awaitWork(equals.getLast());
        Map<String, Long> window = window();
        double sum = 0;
        double squares = 0;
        for (String each : equals) {
            double share = window.getOrDefault(each, 0L);
            sum += share;
            squares += share * share;
        }
        clear(equals);
        return squares == 0 ? 0 : sum * sum / (EQUALS * squares);
    }

    /** Running time of four organizations of weight 3 over that of four of weight 1. */
    double weighted() throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(name("heavy" + i));
            all.add(name("light" + i));
        }
        for (String each : all) {
            Backlog.write(station, each, KIND, new Sleep(JOB_MS), 4 * WINDOW_S * 1_000 / 20);
        }
        lose();
        awaitWork(all.getLast());
        Map<String, Long> window = window();
        long heavy = 0;
        long light = 0;
        for (String each : all) {
            if (each.contains("heavy")) {
                heavy += window.getOrDefault(each, 0L);
            } else {
                light += window.getOrDefault(each, 0L);
            }
        }
        clear(all);
        return (double) heavy / light;
    }

    private Map<String, Long> window() throws InterruptedException {
        TimeUnit.SECONDS.sleep(2);
        Map<String, Long> before = read();
        TimeUnit.SECONDS.sleep(WINDOW_S);
        Map<String, Long> window = read();
        before.forEach((each, ms) -> window.merge(each, -ms, Long::sum));
        return window;
    }

    private Map<String, Long> read() {
        Map<String, Long> sums = new ConcurrentHashMap<>();
        worked.forEach((each, sum) -> sums.put(each, sum.sum()));
        return sums;
    }

    /** The sentinel goes, so that the refiller announces what was written behind its back. */
    private void lose() {
        result(station.forgetSentinel());
    }

    private void awaitWork(String organization) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!worked.containsKey(organization)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("nothing works for " + organization);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** What is left of the organizations' jobs is not of interest any more. */
    private void clear(List<String> organizations) {
        for (String each : organizations) {
            clear(station.tenants.open(Backlog.scope(each), StoredJobs.SPEC), each);
        }
    }

    /** In portions, so that none takes longer than the store may. */
    private static void clear(TenantCollection jobs, String organization) {
        JsonObject ready = new JsonObject().put("unfinished", organization).put("state", "ready");
        Find portion = Find.where(ready).limitedTo(PORTION).only(new JsonObject().put("_id", 1));
        List<JsonObject> found;
        do {
            found = result(jobs.find(portion));
            JsonArray ids = new JsonArray(
                    found.stream().map(row -> row.getString("_id")).toList());
            result(jobs.deleteMany(new JsonObject().put("_id", new JsonObject().put("$in", ids))));
        } while (!found.isEmpty());
    }

    /** Takes the flood away. */
    void drain() {
        clear(List.of(name("flood")));
    }

    void close() {
        station.close();
    }
}
