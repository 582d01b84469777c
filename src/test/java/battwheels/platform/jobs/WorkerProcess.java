package battwheels.platform.jobs;

import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Workers in a process of their own, which can be killed. What they do is leave a document under the job's id. */
final class WorkerProcess implements AutoCloseable {
    static final CollectionSpec EFFECTS = CollectionSpec.named("killed_effects");
    static final Duration LEASE = Duration.ofSeconds(2);

    record Order(long ms) {}

    static final JobKind<Order> KIND = JobKind.of("killed.effect", Order.class)
            .retrying(new RetryPolicy(50, Duration.ofMillis(100), Duration.ofSeconds(1)));

    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /** Returns before it works. */
    static WorkerProcess start(String documentsUrl, String streamsUrl) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        documentsUrl,
                        streamsUrl)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new WorkerProcess(process);
    }

    WorkerProcess awaitReady() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.equals("ready")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("the worker ended before it was ready");
        }
        Thread.ofVirtual().start(() -> output.lines().forEach(each -> {}));
        return this;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static void declare(Jobs jobs, TenantStores stores) {
        jobs.handle(KIND, (job, order) -> {
            TimeUnit.MILLISECONDS.sleep(order.ms());
            try {
                JsonObject effect = new JsonObject().put("_id", job.jobId()).put("attempt", job.attempt());
                stores.open(job.scope(), EFFECTS).insert(effect).await();
            } catch (DuplicateKey before) {
                job.log("the effect was there");
            }
            job.progress(90, "almost");
            return null;
        });
    }

    public static void main(String[] arguments) throws InterruptedException {
        Station station = new Station(arguments[0], arguments[1], new JobSettings(true, 8, LEASE), any -> 1);
        station.opened(jobs -> declare(jobs, station.tenants));
        System.out.println("ready");
        if (List.of(arguments).size() == 2) {
            Thread.currentThread().join();
        }
    }
}
