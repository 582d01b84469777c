package battwheels;

import battwheels.platform.Kernel;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.Schedule;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.TenantStores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What is cleared away of an organization at night and is no domain's own: files half written or half deleted. */
final class Housekeeping {
    private static final Schedule FILES = Schedule.nightly("files.sweep", 4);
    private static final Duration BEGUN_AND_LEFT = Duration.ofDays(1);
    private static final int AT_A_TIME = 100;

    private final TenantStores stores;
    private final InstantSource clock;

    private Housekeeping(Kernel kernel) {
        this.stores = kernel.stores();
        this.clock = kernel.clock();
    }

    record Swept(int files) {}

    static void declare(Kernel kernel) {
        Housekeeping target = new Housekeeping(kernel);
        kernel.jobs().schedule(FILES, (job, tick) -> target.sweepFiles(job));
    }

    private Swept sweepFiles(JobContext job) {
        BlobStore blobs = new BlobStore(stores, job.scope(), clock);
        Instant before = clock.instant().minus(BEGUN_AND_LEFT);
        int swept = 0;
        int now;
        do {
            now = blobs.sweep(before, AT_A_TIME);
            swept += now;
        } while (now == AT_A_TIME && !job.cancelled());
        return new Swept(swept);
    }
}
