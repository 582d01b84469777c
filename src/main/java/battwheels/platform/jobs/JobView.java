package battwheels.platform.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as clients see it; what it was asked to do stays inside.
 *
 * @param notBefore when a scheduled or resting job is due
 * @param reason why the last attempt failed, or why it was parked or called off
 */
public record JobView(
        String jobId,
        String kind,
        String status,
        String priority,
        Job.Progress progress,
        int attempts,
        int maxAttempts,
        @Nullable Instant notBefore,
        @Nullable Instant deadline,
        boolean cancelRequested,
        @Nullable String reason,
        @Nullable Map<String, Object> result,
        List<Job.LogLine> log,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public static JobView of(Job job) {
        return new JobView(
                job.jobId(),
                job.kind(),
                job.state().written(),
                job.priority().written(),
                progress(job),
                job.attempts(),
                job.attemptsMost(),
                due(job.state()),
                job.deadline(),
                job.cancelRequested(),
                reason(job.state()),
                job.state() instanceof JobState.Done done ? done.result().getMap() : null,
                job.log(),
                job.by().id(),
                job.createdAt(),
                job.startedAt(),
                finished(job.state()));
    }

    /** What is done is wholly done, whatever its handler told last. */
    private static Job.Progress progress(Job job) {
        return job.state() instanceof JobState.Done
                ? new Job.Progress(100, job.progress().message())
                : job.progress();
    }

    private static @Nullable Instant due(JobState state) {
        return switch (state) {
            case JobState.Scheduled scheduled -> scheduled.due();
            case JobState.Retrying retrying -> retrying.due();
            default -> null;
        };
    }

    private static @Nullable String reason(JobState state) {
        return switch (state) {
            case JobState.Retrying retrying -> retrying.reason();
            case JobState.Failed failed -> failed.reason();
            case JobState.Cancelled cancelled -> cancelled.by();
            default -> null;
        };
    }

    private static @Nullable Instant finished(JobState state) {
        return switch (state) {
            case JobState.Done done -> done.at();
            case JobState.Failed failed -> failed.at();
            case JobState.Cancelled cancelled -> cancelled.at();
            default -> null;
        };
    }
}
