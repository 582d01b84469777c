package battwheels.accounts;

import io.vertx.core.Context;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work nobody waits for, a bounded amount of it at once. What fails or finds no room is told in the log alone. */
final class Aside {
    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);
    private static final int AT_ONCE = 64;

    private final Semaphore room = new Semaphore(AT_ONCE);

    /** @param context whose tasks run on virtual threads and may await */
    void run(Context context, Runnable work) {
        if (room.tryAcquire()) {
            context.runOnContext(start -> attempt(work));
        } else {
            LOG.atWarn().log("too much to do aside; left undone");
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("failed aside");
        } finally {
            room.release();
        }
    }
}
