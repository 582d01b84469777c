package battwheels.platform.jobs;

import static battwheels.fixtures.TestDocuments.result;

import battwheels.fixtures.ServerProcess;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.StreamName;
import battwheels.platform.tenancy.TenantCollection;
import battwheels.platform.tenancy.TenantStream;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.LoggerFactory;

/**
 * What a job costs beside the least it could cost, how fair the share is, and how long a lost Redis takes to be filled
 * again; everything on one document store and one Redis in a process of their own.
 */
final class JobsBench {
    private static final int IN_FLIGHT = 32;
    private static final int BATCH = 200;
    private static final CollectionSpec FLOOR = CollectionSpec.named("bench_floor");

    record Nothing() {}

    private static final JobKind<Nothing> KIND = JobKind.of("bench.nothing", Nothing.class);

    private final String documentsUrl;
    private final String streamsUrl;

    private JobsBench(String documentsUrl, String streamsUrl) {
        this.documentsUrl = documentsUrl;
        this.streamsUrl = streamsUrl;
    }

    /** @param arguments jobs of the throughput part, jobs of the flood and the refill, rounds of the fairness part */
    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger("battwheels")).setLevel(Level.ERROR);
        int jobs = Integer.parseInt(arguments[0]);
        int flood = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        onStoreOfItsOwn(bench -> {
            bench.throughput(jobs);
            bench.refill(flood);
        });
        onStoreOfItsOwn(bench -> {
            for (int round = 1; round <= rounds; round++) {
                bench.fairness(flood, "r" + round);
            }
        });
        System.exit(0);
    }

    private interface Part {
        void run(JobsBench bench) throws Exception;
    }

    /** What one part leaves to be done is not done beside the next one. */
    private static void onStoreOfItsOwn(Part part) throws Exception {
        try (ServerProcess store =
                ServerProcess.start(Files.createTempDirectory("battwheels-bench"), Map.of(), "--role", "store")) {
            store.await("streams redis://");
            part.run(new JobsBench(store.told("documents "), store.told("streams ")));
        }
    }

    private void throughput(int jobs) throws Exception {
        AtomicLong done = new AtomicLong();
        CountDownLatch all = new CountDownLatch(jobs);
        Station station = new Station(
                        documentsUrl, streamsUrl, new JobSettings(true, IN_FLIGHT, Duration.ofSeconds(30)), any -> 1)
                .prepared();
        warmUp(station);
        // Before there is another dispatcher, which would take its share.
        double carried = carried(station, jobs);
        station.opened(declared -> declared.handle(KIND, (job, nothing) -> {
            done.incrementAndGet();
            all.countDown();
            return null;
        }));
        double floor = floor(station, jobs);
        double raw = raw(station, jobs);
        long began = System.nanoTime();
        Scope scope = Backlog.scope("org_throughput");
        inFlight(jobs, i -> station.jobs.enqueue(scope, JobRequest.of(KIND, new Nothing())));
        if (!all.await(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException(all.getCount() + " jobs are not done");
        }
        double ours = jobs / seconds(began);
        System.out.printf("floor, an insert and an update by id a job    %8.0f jobs/s%n", floor);
        System.out.printf("raw XADD, XREADGROUP, XACK                    %8.0f jobs/s%n", raw);
        System.out.printf(
                "jobs, from request to done                    %8.0f jobs/s  %.2f of the floor%n", ours, ours / floor);
        bullmq(jobs);
        System.out.printf(
                "carrier and fairness alone                    %8.0f jobs/s  %.2f of raw%n", carried, carried / raw);
        double share = shareNs();
        System.out.printf(
                "deficit round robin over 50 organizations     %8.0f ns a job, %.1f %% of the time above%n",
                share, share * carried / 1e9 * 100);
        station.close();
    }

    /** Connections are opened before anything is measured; on a busy machine that takes longer than an operation may. */
    private static void warmUp(Station station) throws InterruptedException {
        TenantCollection rows = station.tenants.open(Backlog.scope("org_benchwarm"), FLOOR);
        inFlight(20 * IN_FLIGHT, number -> {
            try {
                rows.count(new JsonObject()).await();
            } catch (StoreUnavailable notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        });
    }

    private interface Each {
        void run(int number) throws Exception;
    }

    private static void inFlight(int jobs, Each each) throws InterruptedException {
        Semaphore free = new Semaphore(IN_FLIGHT);
        for (int i = 0; i < jobs; i++) {
            int number = i;
            free.acquire();
            Thread.startVirtualThread(() -> {
                try {
                    each.run(number);
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                } finally {
                    free.release();
                }
            });
        }
        free.acquire(IN_FLIGHT);
    }

    private static double floor(Station station, int jobs) throws InterruptedException {
        TenantCollection rows = station.tenants.open(Backlog.scope("org_benchfloor"), FLOOR);
        JsonObject set = new JsonObject().put("$set", new JsonObject().put("state", "done"));
        long began = System.nanoTime();
        inFlight(jobs, number -> {
            String id = "job_" + number;
            rows.insert(new JsonObject().put("_id", id).put("state", "ready").put("payload", new JsonObject()))
                    .await();
            rows.updateOne(new JsonObject().put("_id", id), set).await();
        });
        return jobs / seconds(began);
    }

    private static double raw(Station station, int jobs) throws InterruptedException {
        TenantStream stream = station.carriers.tenants().open(Backlog.scope("org_benchraw0"), StreamName.JOBS);
        result(stream.createGroup("raw", "0"));
        long began = System.nanoTime();
        Thread writer = Thread.startVirtualThread(() -> {
            try {
                inFlight(
                        jobs,
                        number -> stream.add(Map.of("job", "job_" + number), 1_000_000)
                                .await());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        int read = 0;
        while (read < jobs) {
            List<String> ids = new ArrayList<>();
            result(stream.readNew("raw", "one", BATCH)).forEach(entry -> ids.add(entry.id()));
            if (!ids.isEmpty()) {
                result(stream.acknowledge("raw", ids));
            }
            read += ids.size();
        }
        writer.join();
        return jobs / seconds(began);
    }

    /** The dispatcher over the carrier, with jobs that are nobody's: a claim that finds nothing costs nothing. */
    private static double carried(Station station, int jobs) throws Exception {
        return CarrierBench.run(station, jobs);
    }

    /** Another queue over the same Redis, without documents, where {@code scripts/bench} found Node.js for it. */
    private void bullmq(int jobs) throws Exception {
        Path folder = Path.of(System.getenv().getOrDefault("BATTWHEELS_SOAK_DIR", "."));
        if (!Files.isDirectory(folder.resolve("node_modules/bullmq"))) {
            System.out.println("BullMQ, from request to done                  not here: it needs Node.js");
            return;
        }
        String port = String.valueOf(URI.create(streamsUrl).getPort());
        Process node = new ProcessBuilder("node", "bullmq.mjs", port, String.valueOf(jobs), String.valueOf(IN_FLIGHT))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        System.out.printf("BullMQ, from request to done                  %8s jobs/s, for scale%n", told);
    }

    private static double shareNs() {
        return CarrierBench.shareNs();
    }

    private void refill(int jobs) throws Exception {
        LongAdder done = new LongAdder();
        Station station = new Station(
                        documentsUrl, streamsUrl, new JobSettings(true, 8, Duration.ofSeconds(30)), any -> 1)
                .prepared();
        Backlog.write(station, "org_benchrefill", KIND, new Nothing(), jobs);
        result(station.flush());
        long began = System.nanoTime();
        station.opened(declared -> declared.handle(KIND, (job, nothing) -> {
            done.increment();
            return null;
        }));
        TenantStream stream = station.carriers.tenants().open(Backlog.scope("org_benchrefill"), StreamName.JOBS);
        double first = 0;
        while (true) {
            if (first == 0 && done.sum() > 0) {
                first = seconds(began);
            }
            if (result(station.carriers.sentinel(StreamName.JOBS).stands())) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        System.out.printf(
                "after FLUSHALL with %,d pending: first job after %.1f s, all announced after %.1f s"
                        + " (%,d carried, %,d done meanwhile)%n",
                jobs, first == 0 ? seconds(began) : first, seconds(began), result(stream.length()), done.sum());
        station.close();
    }

    private void fairness(int flood, String round) throws Exception {
        FairnessBench bench = new FairnessBench(documentsUrl, streamsUrl, round);
        List<Long> idle = bench.waits(150);
        bench.flood(flood);
        List<Long> beside = bench.waits(150);
        bench.drain();
        double jain = bench.jain();
        double weighted = bench.weighted();
        bench.close();
        System.out.printf(
                "%s: a single job waits idle p50 %d p99 %d ms, beside %,d of another's p50 %d p99 %d ms (bound %d);"
                        + " Jain over 50 %.3f; weights 3:1 gave %.2f:1%n",
                round,
                at(idle, 50),
                at(idle, 99),
                flood,
                at(beside, 50),
                at(beside, 99),
                2 * at(idle, 99) + 20,
                jain,
                weighted);
    }

    private static long at(List<Long> ascending, int percent) {
        return ascending.get(Math.min(ascending.size() - 1, ascending.size() * percent / 100));
    }

    static double seconds(long beganNs) {
        return (System.nanoTime() - beganNs) / 1e9;
    }
}
