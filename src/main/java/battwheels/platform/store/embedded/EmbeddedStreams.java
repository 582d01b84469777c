package battwheels.platform.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * A Redis child process with its append-only file in a folder, on loopback. It ends with {@link #close()}; after a hard
 * kill of this process it lives on, and the next start on the same folder ends it first.
 */
public final class EmbeddedStreams implements AutoCloseable {
    private static final String FOLDER = "streams";
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);
    private static final int PORT_TRIES = 5;
    private static final Executor THREAD_EACH =
            task -> Thread.ofPlatform().daemon().name("streams-start").start(task);

    private final FolderLock lock;
    private final RedisChild child;

    private EmbeddedStreams(FolderLock lock, RedisChild child) {
        this.lock = lock;
        this.child = child;
    }

    /**
     * Starts beside the caller, in some ten milliseconds where the append-only file is small.
     *
     * @param data the server's data folder; the streams have their own in it, created when absent
     * @param port the port on loopback, 0 for a free one
     * @return the running store; fails with IllegalStateException if another server uses the folder or Redis cannot run
     */
    public static CompletableFuture<EmbeddedStreams> start(Path data, int port) {
        Path folder = data.resolve(FOLDER);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return open(folder, port);
                    } catch (IOException e) {
                        throw new CompletionException(
                                new IllegalStateException("the stream store cannot start in " + folder, e));
                    }
                },
                THREAD_EACH);
    }

    public int port() {
        return child.port();
    }

    public String url() {
        return "redis://127.0.0.1:" + port();
    }

    /** The process id of the child as it runs now; a crashed child is started again under another. */
    long pid() {
        return child.pid();
    }

    /** Saves and ends the child, then gives the folder free. */
    @Override
    public void close() {
        child.close();
        lock.close();
    }

    private static EmbeddedStreams open(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        FolderLock lock = FolderLock.take(folder);
        try {
            RedisFolder redis = RedisFolder.prepare(folder);
            Orphan.end(redis);
            return new EmbeddedStreams(
                    lock, port == 0 ? onFreePort(redis) : RedisChild.start(redis, port, READY_WITHIN));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Another process may take a port between its choice and Redis' start. */
    private static RedisChild onFreePort(RedisFolder redis) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return RedisChild.start(redis, freePort(), READY_WITHIN);
            } catch (IOException e) {
                if (attempt == PORT_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
