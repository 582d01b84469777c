package battwheels.platform.jobs;

import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after every organization with unfinished jobs: a job whose server was heard of no more is tried again or parked,
 * one that the carrier forgot is announced again, and the mark of an organization without work is taken away.
 */
final class JobRescuer {
    private static final Logger LOG = LoggerFactory.getLogger(JobRescuer.class);
    private static final int PAGE = 500;
    private static final int JOBS = 500;

    private final JobStore store;
    private final Marks marks;
    private final Announcer announcer;
    private final JobCarrier carrier;
    private final SystemScope system;
    private final Duration overdue;
    private final InstantSource clock;

    /** @param overdue how much longer than the carrier an announcement may take without being forgotten */
    JobRescuer(
            JobStore store,
            Marks marks,
            Announcer announcer,
            JobCarrier carrier,
            SystemScope system,
            Duration overdue,
            InstantSource clock) {
        this.store = store;
        this.marks = marks;
        this.announcer = announcer;
        this.carrier = carrier;
        this.system = system;
        this.overdue = overdue;
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
                    .addKeyValue("cause", String.valueOf(failure.getMessage()))
                    .addKeyValue("organization", mark.organization())
                    .log("jobs not looked after; the next round will");
        }
    }

    private void look(Marks.Mark mark) {
        Scope scope = system.enter(mark.organization(), "job-rescuer");
        for (Job job : store.lapsed(scope, clock.instant(), JOBS)) {
            rescue(scope, job);
        }
        if (store.unfinished(scope)) {
            store.nextDue(scope).ifPresent(due -> marks.mark(mark.organization(), due));
            tellAgain(scope);
            carrier.remind(scope);
        } else if (marks.clear(mark)) {
            carrier.forget(scope);
        }
    }

    private void rescue(Scope scope, Job job) {
        JobState after = JobRules.lapsed(job, clock.instant());
        if (store.move(scope, job, after)) {
            LOG.atWarn()
                    .addKeyValue("organization", scope.organization())
                    .addKeyValue("job", job.jobId())
                    .addKeyValue("state", after.written())
                    .log("lease ran out");
            announcer.announce(scope, job.in(after));
        }
    }

    private void tellAgain(Scope scope) {
        for (JobCarrier.Carried carried : carrier.abandoned(scope, JOBS)) {
            store.find(scope, carried.job().jobId()).ifPresent(job -> announcer.announce(scope, job));
            carrier.acknowledge(scope, carried);
        }
        for (Lane lane : Lane.values()) {
            Instant before = carrier.carriedUpTo(scope, lane).minus(overdue);
            List<Announcement> forgotten = new ArrayList<>(store.ready(scope, lane, before, JOBS));
            if (!forgotten.isEmpty()) {
                store.touch(scope, forgotten, clock.instant());
                announcer.announce(scope, forgotten);
            }
        }
    }
}
