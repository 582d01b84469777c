package battwheels.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a job. Pure: time and chance come from outside. */
final class JobRules {
    private static final int DOUBLINGS_MOST = 30;

    private JobRules() {}

    /** Where an accepted job begins. */
    static JobState accepted(Optional<Instant> notBefore, Instant now) {
        return notBefore
                .filter(due -> due.isAfter(now))
                .<JobState>map(JobState.Scheduled::new)
                .orElseGet(() -> new JobState.Ready(now));
    }

    /**
     * The handler failed.
     *
     * @param chance 0 to 1, picks a place between half the pause and the whole
     */
    static JobState failed(Job job, RetryPolicy policy, String reason, Instant now, double chance) {
        if (job.cancelRequested()) {
            return new JobState.Cancelled(now, reason);
        }
        Instant due = now.plus(pause(policy, job.attempts(), chance));
        if (job.attempts() >= job.attemptsMost()) {
            return new JobState.Failed(now, reason);
        }
        return job.deadline() != null && !due.isBefore(job.deadline())
                ? new JobState.Failed(now, "Not done before its deadline. The last attempt: " + reason)
                : new JobState.Retrying(due, reason);
    }

    /** The worker was heard of no more. That counts as an attempt, or a job that kills its server would do so for ever. */
    static JobState lapsed(Job job, Instant now) {
        if (job.cancelRequested()) {
            return new JobState.Cancelled(now, "The server that ran it ended.");
        }
        return job.attempts() >= job.attemptsMost()
                ? new JobState.Failed(now, "The server that ran it ended, and no attempt is left.")
                : new JobState.Ready(now);
    }

    /** A scheduled or resting job whose time has come. */
    static boolean due(Job job, Instant now) {
        return switch (job.state()) {
            case JobState.Scheduled scheduled -> !scheduled.due().isAfter(now);
            case JobState.Retrying retrying -> !retrying.due().isAfter(now);
            default -> false;
        };
    }

    static Duration pause(RetryPolicy policy, int attempts, double chance) {
        long doublings = Math.min(attempts - 1, DOUBLINGS_MOST);
        long whole = Math.min(policy.longest().toMillis(), policy.first().toMillis() << doublings);
        return Duration.ofMillis(whole / 2 + Math.round(whole / 2.0 * chance));
    }
}
