package battwheels.platform.store.embedded;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running Redis: started, started again when it dies by itself, ended when closed. */
final class RedisChild implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisChild.class);
    private static final Duration RESTART_AFTER = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final String MAX_MEMORY = "256mb";

    private final RedisFolder redis;
    private final int port;
    private final Duration readyWithin;
    private volatile Process process;
    private volatile boolean closing;
    private volatile int failedRestarts;

    private RedisChild(RedisFolder redis, int port, Duration readyWithin) throws IOException {
        this.redis = redis;
        this.port = port;
        this.readyWithin = readyWithin;
        this.process = launch();
    }

    /** @throws IOException if Redis does not answer in time; no process is left then */
    static RedisChild start(RedisFolder redis, int port, Duration readyWithin) throws IOException {
        RedisChild child = new RedisChild(redis, port, readyWithin);
        child.restartOnExit();
        return child;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            Orphan.end(process.toHandle());
        }
    }

    private void restartOnExit() {
        process.onExit().thenRunAsync(this::restart, later());
    }

    private synchronized void restart() {
        if (closing) {
            return;
        }
        log.warn("the embedded Redis ended by itself and is started again");
        try {
            process = launch();
            failedRestarts = 0;
            restartOnExit();
        } catch (IOException e) {
            log.error("the embedded Redis does not start again: {}", e.getMessage());
            failedRestarts = Math.min(failedRestarts + 1, MOST_DOUBLINGS);
            CompletableFuture.runAsync(this::restart, later());
        }
    }

    private Executor later() {
        return delayedExecutor(RESTART_AFTER.toMillis() << failedRestarts, TimeUnit.MILLISECONDS);
    }

    private Process launch() throws IOException {
        try {
            return launchOnce();
        } catch (IOException e) {
            if (!setDamagedFileAside()) {
                throw e;
            }
            return launchOnce();
        }
    }

    private Process launchOnce() throws IOException {
        Process started = new ProcessBuilder(command())
                .directory(redis.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(redis.logFile().toFile())
                .start();
        if (!RedisProbe.answers(port, started, readyWithin)) {
            Orphan.end(started.toHandle());
            throw new IOException("Redis does not answer on port " + port + ", its log: " + redis.logFile());
        }
        return started;
    }

    private List<String> command() {
        return List.of(
                redis.program().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                redis.folder().toString(),
                "--pidfile",
                redis.pidFile().toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                "--maxmemory",
                MAX_MEMORY,
                "--maxmemory-policy",
                "noeviction",
                "--daemonize",
                "no");
    }

    /**
     * A tail cut off by a crash is mended by Redis itself; damage further up stops it. The streams are refilled from
     * the documents, so the server starts with empty ones and the damaged file is kept for whoever asks why.
     */
    private boolean setDamagedFileAside() throws IOException {
        Path file = redis.appendOnlyFile();
        if (!Files.exists(file) || !Files.readString(redis.logFile()).contains("Bad file format reading the append")) {
            return false;
        }
        Path aside = Files.createTempFile(redis.folder(), "damaged-", ".aof");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        log.error("the append-only file is damaged, the streams start empty; it was set aside as {}", aside);
        return true;
    }
}
