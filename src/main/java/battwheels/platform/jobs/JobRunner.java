package battwheels.platform.jobs;

import battwheels.platform.json.DocumentJson;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Scope;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one job from its claim to its end: claim, effect, outcome. A crash between any two of them leaves a lease that
 * runs out, and the job is done again by whoever claims it then.
 */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration UNKNOWN_KIND = Duration.ofMinutes(1);
    private static final int RESULT_BYTES = 64 * 1024;

    private final String server;
    private final JobStore store;
    private final Announcer announcer;
    private final JobHandlers handlers;
    private final Heart heart;
    private final Duration lease;
    private final InstantSource clock;
    private final DoubleSupplier chance;

    JobRunner(
            String server,
            JobStore store,
            Announcer announcer,
            JobHandlers handlers,
            Heart heart,
            Duration lease,
            InstantSource clock,
            DoubleSupplier chance) {
        this.server = server;
        this.store = store;
        this.announcer = announcer;
        this.handlers = handlers;
        this.heart = heart;
        this.lease = lease;
        this.clock = clock;
        this.chance = chance;
    }

    /** Does the job if it is there to be done; otherwise somebody else did or does it. */
    void run(Scope system, String jobId) {
        Instant now = clock.instant();
        String token = UuidCreator.getTimeOrderedEpochPlus1().toString();
        Lease mine = new Lease(server, token, now.plus(lease));
        store.claim(system, jobId, mine, now).ifPresent(job -> run(system, job, mine));
    }

    private void run(Scope system, Job job, Lease mine) {
        if (job.late(clock.instant())) {
            finish(system, job, new JobState.Failed(clock.instant(), "Not done before its deadline."));
            return;
        }
        Optional<JobHandlers.Declared<?>> declared = handlers.of(job.kind());
        if (declared.isEmpty()) {
            // A server of another version knows it.
            finish(system, job, new JobState.Retrying(clock.instant().plus(UNKNOWN_KIND), "No handler here."));
        } else {
            attempt(system, job, mine, declared.get());
        }
    }

    private <P> void attempt(Scope system, Job job, Lease mine, JobHandlers.Declared<P> declared) {
        Instant end = clock.instant().plus(declared.kind().timeout());
        long endMs = job.deadline() == null
                ? end.toEpochMilli()
                : Math.min(end.toEpochMilli(), job.deadline().toEpochMilli());
        RunningJob running = new RunningJob(system, job, mine, new Deadline(endMs), store, clock);
        heart.add(running);
        JobState after;
        try {
            after = outcome(running, declared);
        } finally {
            running.end();
            heart.remove(running);
            // A time-out that came too late must not hit what this thread does next.
            boolean late = Thread.interrupted();
            LOG.atTrace().addKeyValue("interrupted", late).log("attempt over");
        }
        if (!running.lost()) {
            finish(system, job, after);
        }
    }

    private <P> JobState outcome(RunningJob running, JobHandlers.Declared<P> declared) {
        try {
            P payload = DocumentJson.read(running.job.payload(), declared.kind().payload());
            JsonObject result = result(declared.handler().run(running, payload));
            return new JobState.Done(clock.instant(), result);
        } catch (JobRefused refused) {
            return new JobState.Failed(clock.instant(), String.valueOf(refused.getMessage()));
        } catch (Throwable failure) { // Errors too: a job that is not moved on would only show as lapsed.
            return failed(running, declared, failure);
        }
    }

    private JobState failed(RunningJob running, JobHandlers.Declared<?> declared, Throwable failure) {
        if (running.wasCancelled()) {
            return new JobState.Cancelled(clock.instant(), "Called off while it ran.");
        }
        boolean late = running.deadline().passed(clock);
        LOG.atWarn()
                .setCause(failure instanceof StoreUnavailable ? null : failure)
                .addKeyValue("organization", running.system.organization())
                .addKeyValue("job", running.jobId())
                .addKeyValue("kind", running.job.kind())
                .addKeyValue("attempt", running.attempt())
                .log(late ? "attempt took too long" : "attempt failed");
        String reason = late ? "The attempt took too long." : reason(failure);
        return JobRules.failed(running.job, declared.kind().retry(), reason, clock.instant(), chance.getAsDouble());
    }

    /** Marks first, so that a job which is to rest is found when it is due. */
    private void finish(Scope system, Job job, JobState after) {
        if (after instanceof JobState.Retrying) {
            announcer.mark(system, after);
        }
        boolean moved = store.move(system, job, after);
        if (!moved) {
            LOG.atInfo()
                    .addKeyValue("organization", system.organization())
                    .addKeyValue("job", job.jobId())
                    .log("outcome of a lost lease dropped");
        }
    }

    private static JsonObject result(@Nullable Object value) {
        JsonObject result = value == null ? new JsonObject() : DocumentJson.document(value);
        if (result.toBuffer().length() > RESULT_BYTES) {
            throw new JobRefused("The result is larger than a job may keep.");
        }
        return result;
    }

    /** What an operator is told: the kind of failure and its words, which come from our own code. */
    private static String reason(Throwable failure) {
        String words = failure.getMessage();
        String text = words == null ? failure.getClass().getSimpleName() : words;
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
