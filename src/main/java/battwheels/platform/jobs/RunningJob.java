package battwheels.platform.jobs;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Idempotency;
import battwheels.platform.bus.Principal;
import battwheels.platform.bus.Query;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** One attempt at a job in this server, from claim to end. */
final class RunningJob implements JobContext {
    private static final int LINE_LENGTH = 500;

    final Scope system;
    final Job job;
    final Lease lease;

    private final Scope scope;
    private final JobStore store;
    private final InstantSource clock;
    private final Thread thread = Thread.currentThread();
    private volatile boolean lost;
    private volatile boolean cancelled;
    private volatile boolean ended;

    /** @param system the server's own scope in the job's organization */
    RunningJob(Scope system, Job job, Lease lease, Deadline deadline, JobStore store, InstantSource clock) {
        this.system = system;
        this.job = job;
        this.lease = lease;
        this.scope = new Scope(system.organization(), job.by(), Grants.NONE, job.correlationId(), deadline);
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String jobId() {
        return job.jobId();
    }

    @Override
    public int attempt() {
        return job.attempts();
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Deadline deadline() {
        return scope.deadline();
    }

    @Override
    public void progress(int percent, String message) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("progress is 0 to 100, not " + percent);
        }
        var shown = new Job.Progress(percent, cut(message));
        heard(store.progress(system, jobId(), lease.token(), shown));
        if (cancelled()) {
            throw new CancellationException("the job was called off");
        }
    }

    @Override
    public void log(String line) {
        store.log(system, jobId(), lease.token(), clock.instant(), cut(line));
    }

    @Override
    public boolean cancelled() {
        return lost || cancelled;
    }

    @Override
    public Command command(String name) {
        String target = jobId().substring(jobId().indexOf('_') + 1);
        return new Command(
                name,
                Optional.of(scope),
                new Principal(job.by(), "", false),
                Map.of(),
                Query.EMPTY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Idempotency(Optional.of(jobId()), "", target, true, false),
                job.correlationId(),
                scope.deadline());
    }

    /** A sign of life, and an ear for a cancellation. Interrupts the handler once its time is over. */
    void beat(Instant leaseUntil) {
        if (ended) {
            return;
        }
        heard(store.extend(system, jobId(), new Lease(lease.holder(), lease.token(), leaseUntil)));
    }

    void interruptIfOver() {
        if (!ended && deadline().passed(clock)) {
            thread.interrupt();
        }
    }

    /** No beat from here on. */
    void end() {
        ended = true;
    }

    boolean lost() {
        return lost;
    }

    boolean wasCancelled() {
        return cancelled;
    }

    private void heard(Optional<Job> now) {
        lost = now.isEmpty();
        cancelled = now.map(Job::cancelRequested).orElse(cancelled);
    }

    private static String cut(String text) {
        return text.length() <= LINE_LENGTH ? text : text.substring(0, LINE_LENGTH);
    }
}
