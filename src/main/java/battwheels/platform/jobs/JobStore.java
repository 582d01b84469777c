package battwheels.platform.jobs;

import battwheels.platform.tenancy.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where jobs are kept: the truth about them. Calls block. Every change is conditional on what the caller saw, so that of
 * two who change one job at once one is told so.
 */
interface JobStore {
    /** The job, or the one its organization has under the same key already. */
    Job insert(Scope scope, Job job);

    Optional<Job> find(Scope scope, String jobId);

    /** The job as it runs now under this lease; empty when it was not ready: somebody else has it, or it is over. */
    Optional<Job> claim(Scope scope, String jobId, Lease lease, Instant now);

    /** True when the job was still in the state, attempt and lease that {@code before} has. */
    boolean move(Scope scope, Job before, JobState after);

    /** As {@link #move}, granting further attempts. */
    boolean again(Scope scope, Job before, JobState after, int moreAttempts);

    /** The job with its lease extended; empty when the lease is lost. */
    Optional<Job> extend(Scope scope, String jobId, Lease lease);

    /** The job with this progress; empty when the lease is lost. */
    Optional<Job> progress(Scope scope, String jobId, String token, Job.Progress progress);

    /** Adds a line to the log, of which the last {@value JobDocument#LOG_LINES} are kept. */
    void log(Scope scope, String jobId, String token, Instant at, String line);

    /** Asks whoever runs the job to stop; false when it is not in that state any more. */
    boolean requestCancel(Scope scope, Job before);

    /** Scheduled and resting jobs whose time has come, the most overdue first. */
    List<Job> due(Scope scope, Instant now, int most);

    /** Running jobs whose lease ended before this instant. */
    List<Job> lapsed(Scope scope, Instant before, int most);

    /** Jobs of the lane that have been ready since before this instant. */
    List<Announcement> ready(Scope scope, Lane lane, Instant before, int most);

    /** Ready jobs in no order, those first whose ids come first after {@code after}. */
    List<Announcement> readyAfter(Scope scope, String after, int most);

    /** Notes that these jobs, as far as they are ready, were announced again now. */
    void touch(Scope scope, List<Announcement> jobs, Instant now);

    /** When the next scheduled or resting job is due. */
    Optional<Instant> nextDue(Scope scope);

    /** Whether the organization has any job that is not finished. */
    boolean unfinished(Scope scope);

    /** Deletes finished jobs that ended before the instant given for their state. Number deleted. */
    long clean(Scope scope, Instant doneBefore, Instant failedBefore);
}
