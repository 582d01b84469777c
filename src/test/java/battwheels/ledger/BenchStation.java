package battwheels.ledger;

import battwheels.fixtures.Member;
import battwheels.fixtures.ServerProcess;
import battwheels.fixtures.TestDocuments;
import battwheels.fixtures.TestServer;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A whole server in this process, on stores in a process of their own. */
final class BenchStation implements AutoCloseable {
    /** A busy machine makes a figure bad, and ends no run. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long LOOK_MS = 300;

    /** Processor time within {@link #LOOK_MS} of a server and a store that have nothing to do. */
    private static final Duration QUIET = Duration.ofMillis(40);

    private static final long SETTLED_S = 120;

    private final ServerProcess store;
    final TestServer server;

    private BenchStation(ServerProcess store, TestServer server) {
        this.store = store;
        this.server = server;
    }

    /** @param folder of the store, empty */
    static BenchStation open(Path folder) throws Exception {
        ServerProcess store = ServerProcess.start(folder, Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g"), "--role", "store");
        store.await("streams redis://");
        TestServer server = new TestServer()
                .with("MONGO_URL", store.told("documents "))
                .with("REDIS_URL", store.told("streams "))
                .with("MONGO_SELECT_MS", "30000")
                .with("MONGO_ANSWER_MS", "60000")
                .with("HTTP_DEADLINE_MS", String.valueOf(PATIENCE.toMillis()))
                .with("LOG_LEVEL", "error")
                .unwatched()
                .start();
        return new BenchStation(store, server);
    }

    /** Where the documents are. */
    String documentsUrl() {
        return store.told("documents ");
    }

    /** A new workshop's book. */
    BenchBook book() {
        Member owner = server.signUp();
        owner.api()
                .put("/api/v1/organizations/me", Map.of("state", "Karnataka"))
                .mustBe(200);
        return new BenchBook(server, owner);
    }

    /** What a posting of two lines leaves in the store. */
    JsonObject entryAsKept() throws Exception {
        BenchBook book = book();
        book.post(SystemAccount.RENT, SystemAccount.BANK);
        return TestDocuments.onVirtualThread(book::kept);
    }

    /** What was asked for leaves work behind (events on their way), which is not to be charged to what comes next. */
    void settle() throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLED_S);
        Duration before = Duration.ZERO;
        Duration now = cpu();
        while (now.minus(before).compareTo(QUIET) > 0 && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            before = now;
            now = cpu();
        }
    }

    private Duration cpu() {
        Duration ours = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return ours.plus(store.handle().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    @Override
    public void close() throws Exception {
        server.close();
        store.close();
    }
}
