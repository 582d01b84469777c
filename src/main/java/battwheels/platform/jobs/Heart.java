package battwheels.platform.jobs;

import battwheels.platform.store.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the leases of the jobs that run in this server: a beat every third of a lease, and none for what is done by
 * then. A server that is stopped for longer than its leases finds them lost, and what it did then counts for nothing.
 */
final class Heart {
    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

    private final Queue<RunningJob> running = new ConcurrentLinkedQueue<>();
    private final Duration lease;
    private final InstantSource clock;

    Heart(Duration lease, InstantSource clock) {
        this.lease = lease;
        this.clock = clock;
    }

    void add(RunningJob job) {
        running.add(job);
    }

    void remove(RunningJob job) {
        running.remove(job);
    }

    int size() {
        return running.size();
    }

    Duration interval() {
        return lease.dividedBy(3);
    }

    void beat() {
        for (RunningJob job : running) {
            job.interruptIfOver();
            try {
                job.beat(clock.instant().plus(lease));
            } catch (StoreUnavailable outage) {
                LOG.atDebug().addKeyValue("job", job.jobId()).log("lease not extended this time");
            }
        }
    }
}
