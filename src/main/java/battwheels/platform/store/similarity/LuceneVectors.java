package battwheels.platform.store.similarity;

import battwheels.platform.store.Contexts;
import battwheels.platform.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;

/**
 * Lucene in this process: a directory for each space, of which a bounded number is open. All work is done on a bounded
 * pool whose threads end when idle.
 */
public final class LuceneVectors implements VectorStore {
    private static final int WORKERS = 2;
    private static final int QUEUED = 1_024;
    private static final long IDLE_S = 30;

    private final LuceneSpaces spaces;
    private final ThreadPoolExecutor pool;

    /** @param open most spaces open at once; one takes some 50 kB and a few files */
    public LuceneVectors(Path folder, int open) {
        this.spaces = new LuceneSpaces(folder, open);
        this.pool = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                IDLE_S,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUED),
                Thread.ofPlatform().daemon().name("similarity-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    @Override
    public Future<Void> create(Space space) {
        return change(space, () -> spaces.create(space));
    }

    @Override
    public Future<Void> delete(Space space) {
        return change(space, () -> spaces.delete(space));
    }

    @Override
    public Future<Boolean> exists(Space space) {
        return on(space, () -> spaces.exists(space));
    }

    @Override
    public Future<Void> put(Space space, List<Entry> entries) {
        return change(
                space,
                () -> spaces.write(space, writer -> {
                    for (Entry entry : entries) {
                        LuceneEntries.put(writer, entry);
                    }
                }));
    }

    @Override
    public Future<Void> remove(Space space, Collection<String> ids) {
        return change(space, () -> spaces.write(space, writer -> LuceneEntries.remove(writer, ids)));
    }

    @Override
    public Future<Map<String, String>> fingerprints(Space space) {
        return on(space, () -> spaces.read(space, LuceneEntries::fingerprints));
    }

    @Override
    public Future<List<Near>> nearest(Space space, float[] vector, Set<String> labels, int most) {
        return on(space, () -> spaces.read(space, searcher -> LuceneEntries.nearest(searcher, vector, labels, most)));
    }

    @Override
    public Future<List<Near>> lexical(Space space, String words, Set<String> labels, int most) {
        return on(space, () -> spaces.read(space, searcher -> LuceneEntries.lexical(searcher, words, labels, most)));
    }

    /** Spaces whose files are open at the moment. */
    public int open() {
        return spaces.open();
    }

    private Future<Void> change(Space space, Change change) {
        return on(space, () -> {
                    change.run();
                    return space;
                })
                .mapEmpty();
    }

    private <T> Future<T> on(Space space, Work<T> work) {
        Promise<T> done = Promise.promise();
        try {
            pool.execute(() -> run(space, work, done));
        } catch (RejectedExecutionException full) {
            return Future.failedFuture(new StoreUnavailable("too many searches wait", false, full));
        }
        return Contexts.here(done.future());
    }

    private static <T> void run(Space space, Work<T> work, Promise<T> done) {
        try {
            done.complete(work.run());
        } catch (IndexNotFoundException
                | CorruptIndexException
                | IndexFormatTooNewException
                | IndexFormatTooOldException
                | FileSystemException unreadable) {
            done.fail(new SpaceMissing(space));
        } catch (SpaceMissing missing) {
            done.fail(missing);
        } catch (IOException | RuntimeException | Error broken) {
            // An error too: whoever waits is answered, or waits for ever.
            done.fail(new StoreUnavailable("the similarity index does not work", true, broken));
        }
    }

    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(IDLE_S, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            pool.shutdownNow();
        }
        spaces.close();
    }
}
