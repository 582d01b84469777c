package battwheels.platform.jobs;

import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after every organization with unfinished jobs: jobs whose server was heard of no more are tried again or parked,
 * and marks of organizations without work are taken away.
 */
final class JobRescuer {
    private static final Logger LOG = LoggerFactory.getLogger(JobRescuer.class);
    private static final int PAGE = 500;
    private static final int JOBS = 500;

    private final JobStore store;
    private final Marks marks;
    private final Announcer announcer;
    private final SystemScope system;
    private final InstantSource clock;

    JobRescuer(JobStore store, Marks marks, Announcer announcer, SystemScope system, InstantSource clock) {
        this.store = store;
        this.marks = marks;
        this.announcer = announcer;
        this.system = system;
        this.clock = clock;
    }

    void round() {
        String after = "";
        List<Marks.Mark> page;
        do {
            page = marks.all(after, PAGE);
            page.forEach(this::lookIfPossible);
            after = page.isEmpty() ? after : page.getLast().organization().value();
        } while (page.size() == PAGE);
    }

    private void lookIfPossible(Marks.Mark mark) {
        try {
            look(mark);
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .setCause(failure)
                    .addKeyValue("organization", mark.organization())
                    .log("jobs not looked after; the next round will");
        }
    }

    private void look(Marks.Mark mark) {
        Scope scope = system.enter(mark.organization(), "job-rescuer");
        Instant now = clock.instant();
        for (Job job : store.lapsed(scope, now, JOBS)) {
            rescue(scope, job, now);
        }
        if (store.unfinished(scope)) {
            store.nextDue(scope).ifPresent(due -> marks.mark(mark.organization(), due));
        } else {
            marks.clear(mark);
        }
    }

    private void rescue(Scope scope, Job job, Instant now) {
        JobState after = JobRules.lapsed(job, now);
        if (store.move(scope, job, after)) {
            LOG.atWarn()
                    .addKeyValue("organization", scope.organization())
                    .addKeyValue("job", job.jobId())
                    .addKeyValue("state", after.written())
                    .log("lease ran out");
            announcer.announce(scope, job.in(after));
        }
    }
}
