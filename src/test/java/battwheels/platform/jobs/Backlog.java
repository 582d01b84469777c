package battwheels.platform.jobs;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.fixtures.TestDocuments.result;

import battwheels.fixtures.Commands;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Ready jobs written straight into the documents, as many as a measurement needs, for the refiller to announce. */
final class Backlog {
    static final InstantSource CLOCK = Clock.systemUTC();
    private static final int PORTION = 500;
    private static final AtomicLong COUNT = new AtomicLong();

    private Backlog() {}

    static Scope scope(String organization) {
        return Commands.scope(organization, CLOCK);
    }

    static void write(Station station, String organization, JobKind<?> kind, Object payload, int jobs)
            throws Exception {
        Scope scope = scope(organization);
        onVirtualThread(() -> {
            new WorkMarks(station.platform, CLOCK).mark(new OrganizationId(organization), Instant.MAX);
            return true;
        });
        for (int from = 0; from < jobs; from += PORTION) {
            List<BulkOperation> portion = new ArrayList<>();
            for (int i = from; i < Math.min(jobs, from + PORTION); i++) {
                portion.add(BulkOperation.createInsert(document(scope, kind, payload)));
            }
            result(station.tenants.open(scope, StoredJobs.SPEC).bulkWrite(portion));
        }
    }

    private static JsonObject document(Scope scope, JobKind<?> kind, Object payload) {
        Instant now = CLOCK.instant();
        Job job = new Job(
                String.format("job_%016x%08x", now.toEpochMilli(), COUNT.incrementAndGet()),
                kind.name(),
                Optional.empty(),
                DocumentJson.document(payload),
                JobPriority.NORMAL,
                new JobState.Ready(now),
                0,
                kind.retry().attempts(),
                null,
                false,
                Job.Progress.NONE,
                List.of(),
                scope.actor(),
                scope.correlationId(),
                now,
                null);
        return JobDocument.of(job, scope.organization().value());
    }
}
