package battwheels;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Questions;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.Schedule;
import battwheels.platform.outbox.Derived;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.TenantStores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done in an organization at night and is no domain's own: files half written or half deleted are cleared away,
 * and what was written before there was a search is given the words it is found by.
 */
final class Housekeeping {
    private static final Schedule FILES = Schedule.nightly("files.sweep", 4);
    private static final Schedule WORDS = Schedule.nightly("search.give_words", 4);
    private static final List<String> SEARCHED = List.of("contacts", "vehicles", "tickets");
    private static final Duration BEGUN_AND_LEFT = Duration.ofDays(1);
    private static final int AT_A_TIME = 100;

    private final TenantStores stores;
    private final Questions questions;
    private final InstantSource clock;

    private Housekeeping(Kernel kernel) {
        this.stores = kernel.stores();
        this.questions = new Questions(kernel.channels());
        this.clock = kernel.clock();
    }

    record Swept(int files) {}

    record Worded(int documents) {}

    static void declare(Kernel kernel) {
        Housekeeping target = new Housekeeping(kernel);
        kernel.jobs().schedule(FILES, (job, tick) -> target.sweepFiles(job));
        kernel.jobs().schedule(WORDS, (job, tick) -> target.giveWords(job));
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

    /** A crash costs nothing: what has its words is not looked at again. */
    private Worded giveWords(JobContext job) {
        int documents = 0;
        for (String domain : SEARCHED) {
            @Nullable String after = null;
            do {
                Derived some = questions.get(
                        job.scope(),
                        domain + ".words",
                        after == null ? Map.of() : Map.of("after", after),
                        Derived.class);
                documents += some.documents();
                after = some.after();
            } while (after != null && !job.cancelled());
        }
        return new Worded(documents);
    }
}
