package battwheels.platform.jobs;

import battwheels.platform.tenancy.Scope;
import java.time.Instant;
import java.util.List;

/** Leaves the mark before a job is written, and tells workers of it once it is ready. */
final class Announcer {
    private final Marks marks;
    private final JobCarrier carrier;

    Announcer(Marks marks, JobCarrier carrier) {
        this.marks = marks;
        this.carrier = carrier;
    }

    /** Before a job gets this state. */
    void mark(Scope scope, JobState state) {
        Instant due = switch (state) {
            case JobState.Scheduled scheduled -> scheduled.due();
            case JobState.Retrying retrying -> retrying.due();
            default -> Instant.MAX;
        };
        marks.mark(scope.organization(), due);
    }

    /** After it has it. A carrier that does not answer costs time and nothing else: the rescuer will announce it. */
    void announce(Scope scope, Job job) {
        if (job.state() instanceof JobState.Ready) {
            announce(scope, List.of(Announcement.of(job)));
        }
    }

    void announce(Scope scope, List<Announcement> jobs) {
        carrier.announce(scope, jobs);
    }
}
