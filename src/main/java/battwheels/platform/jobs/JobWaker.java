package battwheels.platform.jobs;

import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes scheduled and resting jobs ready when they are due. Going by marks, it looks only where something is due. */
final class JobWaker {
    private static final int ORGANIZATIONS = 500;
    private static final int JOBS = 500;

    private final JobStore store;
    private final Marks marks;
    private final Announcer announcer;
    private final SystemScope system;
    private final InstantSource clock;

    JobWaker(JobStore store, Marks marks, Announcer announcer, SystemScope system, InstantSource clock) {
        this.store = store;
        this.marks = marks;
        this.announcer = announcer;
        this.system = system;
        this.clock = clock;
    }

    void round() {
        Instant now = clock.instant();
        for (Marks.Mark mark : marks.due(now, ORGANIZATIONS)) {
            Scope scope = system.enter(mark.organization(), "job-waker");
            wake(scope, now);
            marks.next(mark, store.nextDue(scope).orElse(Instant.MAX));
        }
    }

    /** One portion; what is left keeps the mark due. */
    private void wake(Scope scope, Instant now) {
        List<Announcement> ready = new ArrayList<>();
        for (Job job : store.due(scope, now, JOBS)) {
            if (store.move(scope, job, new JobState.Ready(now))) {
                ready.add(Announcement.of(job));
            }
        }
        if (!ready.isEmpty()) {
            announcer.announce(scope, ready);
        }
    }
}
