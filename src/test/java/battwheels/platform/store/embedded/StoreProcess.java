package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.slf4j.LoggerFactory;

/** The embedded stores in a process that can be killed. */
final class StoreProcess implements AutoCloseable {
    private static final String WITHOUT_WAITING = "without-waiting";

    private final Process process;
    private final String documentsUrl;
    private final String streamsUrl;

    private StoreProcess(Process process, BufferedReader output) throws IOException {
        this.process = process;
        this.documentsUrl = url(output, "documents ");
        this.streamsUrl = url(output, "streams ");
    }

    static StoreProcess start(Path data) {
        return launch(data.toString());
    }

    /** One that answers at once and saves each second, as the library does by itself. */
    static StoreProcess startWithoutWaiting(Path data) {
        return launch(data.toString(), WITHOUT_WAITING);
    }

    private static StoreProcess launch(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new StoreProcess(process, process.inputReader(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(BufferedReader output, String name) throws IOException {
        String line = output.readLine();
        if (line == null || !line.startsWith(name)) {
            throw new IOException("expected '" + name + "...', the store process said: " + line);
        }
        return line.substring(name.length());
    }

    String documentsUrl() {
        return documentsUrl;
    }

    String streamsUrl() {
        return streamsUrl;
    }

    /** The Redis that runs on this data, if its process is there. */
    static Optional<ProcessHandle> redis(Path data) throws IOException {
        Path pid = data.resolve("streams").resolve("redis.pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                : Optional.empty();
    }

    /** SIGSTOP: connections stay open and nothing answers. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing in the process runs any more. */
    void kill() {
        end(process.destroyForcibly());
    }

    /** SIGTERM: the process closes its stores. */
    @Override
    public void close() {
        process.destroy();
        end(process);
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the store process does not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Durability eachSecond(MVStore store) {
        Thread.ofPlatform().daemon().start(() -> {
            GroupCommit commit = new GroupCommit(store);
            while (true) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                commit.durably(Document::new);
            }
        });
        return Supplier::get;
    }

    public static void main(String[] arguments) throws InterruptedException {
        // Before the stores start side by side: logging must not begin in two threads at once.
        LoggerFactory.getLogger(StoreProcess.class);
        Path data = Path.of(arguments[0]);
        if (arguments.length > 1) {
            EmbeddedDocuments documents =
                    EmbeddedDocuments.open(data, 0, EqualityFields.standard(), StoreProcess::eachSecond);
            System.out.println("documents " + documents.url() + System.lineSeparator() + "streams none");
        } else {
            StoreRole role = StoreRole.start(data, 0, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(role::close));
            System.out.println(role.announcement());
        }
        Thread.currentThread().join();
    }
}
