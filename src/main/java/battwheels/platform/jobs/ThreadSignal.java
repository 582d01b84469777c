package battwheels.platform.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A signal between threads of this process. */
final class ThreadSignal implements Signal {
    private final Semaphore raised = new Semaphore(0);

    @Override
    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    @Override
    public void await(Duration most) throws InterruptedException {
        if (raised.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            raised.drainPermits();
        }
    }
}
