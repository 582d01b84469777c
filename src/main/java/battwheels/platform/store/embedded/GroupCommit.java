package battwheels.platform.store.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;

/**
 * Makes writes durable together: of the writers waiting, one commits for all whose write was made before the commit
 * began; the others find it done.
 */
final class GroupCommit implements DurableBackend.Durability {
    private static final Runnable NOTHING = () -> {};

    private final MVStore store;
    private final AtomicLong writes = new AtomicLong();
    private final ReentrantLock committing = new ReentrantLock();
    private long durable;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    /**
     * Returns once the file holds every write this thread made before the call.
     *
     * @throws org.h2.mvstore.MVStoreException if it cannot: then nothing may be acknowledged
     */
    @Override
    public void await() {
        long mine = writes.incrementAndGet();
        committing.lock();
        try {
            if (durable < mine) {
                long covered = writes.get();
                commit();
                durable = covered;
            }
        } finally {
            committing.unlock();
        }
    }

    /**
     * A commit that found nothing to do may have been overtaken by H2's own background commit, which writes later: then
     * the queue of writes is emptied. Both throw when the store has been closed by a failure.
     */
    private void commit() {
        if (store.commit() < 0) {
            store.executeFilestoreOperation(NOTHING);
        }
    }
}
