package battwheels.platform.jobs;

import battwheels.platform.tenancy.CarrierSentinel;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Notices by a missing sentinel that the carrier was emptied, and fills it again from the documents. What is announced
 * twice costs a look; jobs run as soon as the first ones are announced.
 */
final class JobRefiller {
    private static final Logger LOG = LoggerFactory.getLogger(JobRefiller.class);
    private static final int ORGANIZATIONS = 500;
    private static final int JOBS = 1_000;
    private static final int PORTION = 500;

    private final JobStore store;
    private final Marks marks;
    private final JobCarrier carrier;
    private final CarrierSentinel sentinel;
    private final SystemScope system;
    /** A carrier that is empty at the first look is new; later, it was emptied. */
    private boolean stood;

    JobRefiller(JobStore store, Marks marks, JobCarrier carrier, CarrierSentinel sentinel, SystemScope system) {
        this.store = store;
        this.marks = marks;
        this.carrier = carrier;
        this.sentinel = sentinel;
        this.system = system;
    }

    void round() {
        if (!sentinel.stands().await()) {
            long jobs = refill();
            sentinel.set().await();
            LOG.atLevel(stood ? Level.WARN : Level.INFO)
                    .addKeyValue("jobs", jobs)
                    .log("carrier filled again from documents");
        }
        stood = true;
    }

    private long refill() {
        long announced = 0;
        String after = "";
        List<Marks.Mark> page;
        do {
            page = marks.all(after, ORGANIZATIONS);
            for (Marks.Mark mark : page) {
                announced += refill(system.enter(mark.organization(), "job-refiller"));
            }
            after = page.isEmpty() ? after : page.getLast().organization().value();
        } while (page.size() == ORGANIZATIONS);
        return announced;
    }

    private long refill(Scope scope) {
        long announced = 0;
        String after = "";
        List<Announcement> page;
        do {
            page = store.readyAfter(scope, after, JOBS);
            for (int from = 0; from < page.size(); from += PORTION) {
                carrier.announce(scope, page.subList(from, Math.min(page.size(), from + PORTION)));
            }
            announced += page.size();
            after = page.isEmpty() ? after : page.getLast().jobId();
        } while (page.size() == JOBS);
        return announced;
    }
}
