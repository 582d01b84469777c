package battwheels;

import battwheels.platform.observe.Logs;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process in order: on SIGTERM or a normal exit the running role is closed, for a bounded time, and no child
 * process is left behind, whether the role was still starting, running or stuck.
 */
final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Duration limit;
    private volatile AutoCloseable running = () -> {};

    private Shutdown(Duration limit) {
        this.limit = limit;
    }

    static Shutdown atExit(Duration limit) {
        var shutdown = new Shutdown(limit);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::close, "shutdown"));
        return shutdown;
    }

    void closes(AutoCloseable role) {
        running = role;
    }

    private void close() {
        // FutureTask on a thread of its own: a close that hangs must not keep the process alive.
        var closing = new FutureTask<Void>(() -> {
            running.close();
            return null;
        });
        Thread.ofPlatform().daemon().name("closing").start(closing);
        try {
            closing.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            LOG.atError().setCause(e).log("the shutdown did not finish in order");
        } finally {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Logs.flush();
        }
    }
}
