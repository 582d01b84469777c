package battwheels.platform.jobs;

import java.time.Duration;

/** Something to wait for: one raise is enough for any number, and none that came before the wait is missed. */
interface Signal {
    void raise();

    void await(Duration most) throws InterruptedException;
}
