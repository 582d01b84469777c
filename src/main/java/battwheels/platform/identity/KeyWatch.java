package battwheels.platform.identity;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the key folder again from time to time, so that a server knows a new key before its first token arrives. */
public final class KeyWatch implements AutoCloseable {
    private final Vertx vertx;
    private final KeyRing ring;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final long timer;

    private KeyWatch(Vertx vertx, KeyRing ring) {
        this.vertx = vertx;
        this.ring = ring;
        this.timer = vertx.setPeriodic(ring.timing().reread().toMillis(), id -> reread());
    }

    public static KeyWatch start(Vertx vertx, KeyRing ring) {
        return new KeyWatch(vertx, ring);
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }

    /** One reading at a time: a folder that hangs must not pile up workers behind it. */
    private void reread() {
        if (reading.compareAndSet(false, true)) {
            vertx.executeBlocking(
                            () -> {
                                ring.reload();
                                return true;
                            },
                            false)
                    .onComplete(done -> reading.set(false));
        }
    }
}
