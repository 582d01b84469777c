package battwheels.platform.jobs;

import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Reads ready jobs straight from the documents: no engine beside them, at the price of a search for every few jobs. */
final class DocumentCarrier implements JobCarrier {
    private static final Duration HANDED_OUT = Duration.ofSeconds(10);
    private static final int HANDED_MOST = 100_000;
    private static final int AHEAD = 256;

    private final JobStore store;
    private final Marks marks;
    private final InstantSource clock;
    private final Cache<String, Boolean> handed = Caffeine.newBuilder()
            .expireAfterWrite(HANDED_OUT)
            .maximumSize(HANDED_MOST)
            .build();

    DocumentCarrier(JobStore store, Marks marks, InstantSource clock) {
        this.store = store;
        this.marks = marks;
        this.clock = clock;
    }

    @Override
    public void announce(Scope scope, List<Announcement> jobs) {
        jobs.forEach(job -> handed.invalidate(job.jobId()));
    }

    @Override
    public List<OrganizationId> ready(int most) {
        return marks.all("", most).stream().map(Marks.Mark::organization).toList();
    }

    @Override
    public List<Carried> take(Scope scope, int most) {
        return store.ready(scope, clock.instant().plusMillis(1), AHEAD).stream()
                .filter(job -> handed.asMap().putIfAbsent(job.jobId(), true) == null)
                .map(job -> new Carried(job.jobId(), job))
                .toList();
    }

    @Override
    public void acknowledge(Scope scope, List<Carried> jobs) {
        jobs.forEach(carried -> handed.invalidate(carried.job().jobId()));
    }
}
