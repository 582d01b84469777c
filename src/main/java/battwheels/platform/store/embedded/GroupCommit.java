package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Makes writes durable together. Writes run side by side; then one of them commits for all that are done, and the
 * others find it done. A commit waits for writes that are under way: a document and its index entries are separate maps
 * of the file, and a kill right after a commit between the two would leave half a write.
 */
final class GroupCommit implements Durability {
    private static final int COMMITS_BETWEEN_COMPACTIONS = 64;

    /** Below this share of live pages, in percent, the emptiest parts of the file are written anew and freed. */
    private static final int LIVE_PERCENT = 60;

    private static final int COMPACTION_BYTES = 512 * 1024;

    private final MVStore store;
    private final AtomicLong written = new AtomicLong();
    private final ReentrantReadWriteLock file = new ReentrantReadWriteLock();
    private long durable;
    private int commits;

    /** @param store one that never commits by itself */
    GroupCommit(MVStore store) {
        this.store = store;
    }

    @Override
    public Document durably(Supplier<Document> write) {
        try {
            return sideBySide(write);
        } finally {
            // Also when the write was refused: the reason may be a write that is not yet durable.
            awaitCommit(written.incrementAndGet());
        }
    }

    private Document sideBySide(Supplier<Document> write) {
        file.readLock().lock();
        try {
            return write.get();
        } finally {
            file.readLock().unlock();
        }
    }

    private void awaitCommit(long mine) {
        file.writeLock().lock();
        try {
            if (durable < mine) {
                long covered = written.get();
                commit();
                durable = covered;
            }
        } finally {
            file.writeLock().unlock();
        }
    }

    private void commit() {
        store.commit();
        if (store.isClosed()) {
            throw new IllegalStateException("the documents' file was closed by a failure", store.getPanicException());
        }
        if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
            store.compact(LIVE_PERCENT, COMPACTION_BYTES);
        }
    }
}
