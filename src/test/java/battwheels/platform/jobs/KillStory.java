package battwheels.platform.jobs;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.fixtures.TestDocuments.result;

import battwheels.fixtures.Commands;
import battwheels.fixtures.RedisServer;
import battwheels.fixtures.ServerProcess;
import battwheels.platform.store.Find;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Two worker processes, a document store process and a Redis, of which one after the other is killed or paused while
 * jobs are accepted. In the end every accepted job is done and left its effect once.
 */
final class KillStory implements AutoCloseable {
    private static final InstantSource CLOCK = Clock.systemUTC();
    private static final int JOBS_A_ROUND = 30;
    private static final int TRIES = 400;

    /** What is done to one of the processes while work is going on. */
    enum Blow {
        KILL_WORKER,
        KILL_REDIS,
        FLUSH_REDIS,
        PAUSE_REDIS,
        KILL_STORE,
        PAUSE_STORE
    }

    private final Path data;
    private final Random random;
    private final RedisServer redis;
    private final int storePort = freePort();
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private final Scope scope = Commands.scope("org_killed001", CLOCK);
    private final Station station;
    private ServerProcess store;
    private int rounds;

    KillStory(Path data, long seed) throws Exception {
        this.data = data;
        this.random = new Random(seed);
        this.redis = RedisServer.start(data);
        this.store = storeProcess();
        this.station = new Station(
                        documentsUrl(), redis.url(), new JobSettings(false, 1, WorkerProcess.LEASE), any -> 1)
                .prepared();
        WorkerProcess.declare(station.jobs, station.tenants);
        workers.add(worker().awaitReady());
        workers.add(worker().awaitReady());
    }

    private ServerProcess storeProcess() throws Exception {
        ServerProcess process = ServerProcess.start(
                data.resolve("store"),
                Map.of("BATTWHEELS_STORE_MONGO_PORT", String.valueOf(storePort)),
                "--role",
                "store");
        process.await("documents ");
        return process;
    }

    private String documentsUrl() {
        return "mongodb://127.0.0.1:" + storePort;
    }

    private WorkerProcess worker() throws Exception {
        return WorkerProcess.start(documentsUrl(), redis.url());
    }

    /** Accepts jobs, strikes while they run, and goes on accepting. */
    void round(Blow blow) throws Exception {
        rounds++;
        accept(JOBS_A_ROUND / 2);
        strike(blow);
        accept(JOBS_A_ROUND / 2);
    }

    Blow any() {
        return Blow.values()[random.nextInt(Blow.values().length)];
    }

    private void strike(Blow blow) throws Exception {
        switch (blow) {
            case KILL_WORKER -> {
                workers.removeFirst().kill();
                workers.add(worker());
            }
            case KILL_REDIS -> {
                redis.kill();
                pause();
                redis.startAgain();
            }
            case FLUSH_REDIS -> flush();
            case PAUSE_REDIS -> {
                redis.pause();
                pause();
                redis.goOn();
            }
            case KILL_STORE -> {
                store.close();
                store.exitCode();
                store = storeProcess();
            }
            case PAUSE_STORE -> {
                signal("-STOP");
                pause();
                signal("-CONT");
            }
        }
    }

    private void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(1_300));
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", name, String.valueOf(store.handle().pid()))
                .start()
                .waitFor();
    }

    private void flush() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.getInputStream().read();
        }
    }

    private void accept(int jobs) throws Exception {
        for (int i = 0; i < jobs; i++) {
            accepted.add(insist(rounds + "-" + i + "-" + accepted.size()));
        }
    }

    private String insist(String key) throws Exception {
        JobRequest<WorkerProcess.Order> request = JobRequest.of(
                        WorkerProcess.KIND, new WorkerProcess.Order(random.nextInt(40)))
                .keyed(key);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return onVirtualThread(() -> station.jobs.enqueue(scope, request))
                        .jobId();
            } catch (StoreUnavailable away) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new AssertionError("no job accepted for too long");
    }

    /** Waits until everything accepted is over; how long that took. */
    Duration settle(Duration most) throws Exception {
        long began = System.nanoTime();
        while (open() > 0) {
            if (System.nanoTime() - began > most.toNanos()) {
                throw new AssertionError(open() + " of " + accepted.size() + " jobs are not over after " + most);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private long open() throws Exception {
        JsonObject unfinished =
                new JsonObject().put("unfinished", scope.organization().value());
        try {
            return result(station.tenants.open(scope, StoredJobs.SPEC).count(unfinished));
        } catch (java.util.concurrent.CompletionException away) {
            return accepted.size();
        }
    }

    /** Every accepted job is done, and left its effect. */
    void check() {
        for (String id : accepted) {
            JsonObject one = new JsonObject().put("_id", id);
            JsonObject job = result(station.tenants.open(scope, StoredJobs.SPEC).findOne(one))
                    .orElseThrow(() -> new AssertionError("accepted and lost: " + id));
            if (!"done".equals(job.getString("state"))) {
                throw new AssertionError(id + " is " + job.getString("state") + ": " + job.getString("reason"));
            }
            if (result(station.tenants.open(scope, WorkerProcess.EFFECTS).find(Find.where(one)))
                            .size()
                    != 1) {
                throw new AssertionError("done without effect: " + id);
            }
        }
        long effects = result(station.tenants.open(scope, WorkerProcess.EFFECTS).count(new JsonObject()));
        if (effects != accepted.size()) {
            throw new AssertionError(effects + " effects of " + accepted.size() + " jobs");
        }
    }

    int accepted() {
        return accepted.size();
    }

    @Override
    public void close() throws Exception {
        station.close();
        workers.forEach(WorkerProcess::close);
        store.close();
        redis.close();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
