package battwheels.platform.jobs;

import java.time.Duration;
import java.time.InstantSource;

/** Takes finished jobs away when nobody asks for them any more: those done after a week, parked ones after a quarter. */
final class JobCleaner {
    static final Schedule NIGHTLY = Schedule.nightly("jobs.clean", 3);

    private static final Duration DONE_KEPT = Duration.ofDays(7);
    private static final Duration FAILED_KEPT = Duration.ofDays(90);

    private final JobStore store;
    private final InstantSource clock;

    JobCleaner(JobStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    record Cleaned(long jobs) {}

    Cleaned clean(JobContext job) {
        return new Cleaned(store.clean(
                job.scope(), clock.instant().minus(DONE_KEPT), clock.instant().minus(FAILED_KEPT)));
    }
}
