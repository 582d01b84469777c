package battwheels.platform.print;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Prints on threads of their own, few and with a bounded queue before them. Call it on a virtual thread. */
public final class PrintWorkers {
    private static final int THREADS = 2;
    private static final int WAITING = 64;
    private static final long IDLE_S = 30;
    private static final long PATIENCE_S = 15;

    private final ThreadPoolExecutor workers;

    public PrintWorkers() {
        this.workers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_S,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("print-", 0).factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /** The PDF, or the end of the command with 503 when too many wait. */
    public byte[] print(PrintedDocument document) {
        try {
            CompletableFuture<byte[]> printed =
                    CompletableFuture.supplyAsync(() -> PdfPrinter.print(document), workers);
            @Nullable Context context = Vertx.currentContext();
            if (context == null) {
                // The thread of a job, which is nobody's but its own.
                return printed.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
            }
            return Future.fromCompletionStage(printed, context)
                    .timeout(PATIENCE_S, TimeUnit.SECONDS)
                    .await();
        } catch (RejectedExecutionException full) {
            throw new RefusedException(
                    Problem.of(ProblemCode.OVERLOADED, "Too many documents wait to be printed. Try again in a moment.")
                            .retryAfter(1));
        }
    }
}
