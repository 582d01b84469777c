package battwheels.platform.jobs;

import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * One mark per organization that has unfinished jobs, written before the first job of each window and before any that is
 * due earlier than what the mark says. Keepers go by it, so that organizations without work cost nothing.
 */
final class WorkMarks implements Marks {
    private static final Duration WINDOW = Duration.ofSeconds(30);

    /** Longest time between a mark and the last job it covers: the window and a request's deadline. */
    private static final Duration SETTLED = WINDOW.multipliedBy(3);

    private static final int ORGANIZATIONS_KEPT = 50_000;

    private final Documents marks;
    private final InstantSource clock;
    private final Cache<OrganizationId, Seen> written =
            Caffeine.newBuilder().maximumSize(ORGANIZATIONS_KEPT).build();

    WorkMarks(PlatformStores stores, InstantSource clock) {
        this.marks = stores.open(PlatformCollection.JOB_MARKS);
        this.clock = clock;
    }

    private record Seen(long markedMs, long dueMs) {}

    @Override
    public void mark(OrganizationId organization, Instant due) {
        long now = clock.millis();
        long dueMs = due.equals(Instant.MAX) ? NEVER : due.toEpochMilli();
        Seen seen = written.getIfPresent(organization);
        boolean covered = seen != null && now - seen.markedMs() < WINDOW.toMillis() && seen.dueMs() <= dueMs;
        if (!covered) {
            write(organization, now, dueMs);
            written.put(organization, new Seen(now, dueMs));
        }
    }

    @Override
    public List<Mark> due(Instant now, int most) {
        JsonObject filter = new JsonObject().put("due_ms", new JsonObject().put("$lte", now.toEpochMilli()));
        return list(
                Find.where(filter).sortedBy(new JsonObject().put("due_ms", 1)).limitedTo(most));
    }

    @Override
    public List<Mark> all(String after, int most) {
        JsonObject filter = new JsonObject().put("_id", new JsonObject().put("$gt", after));
        return list(Find.where(filter).sortedBy(new JsonObject().put("_id", 1)).limitedTo(most));
    }

    @Override
    public void next(Mark mark, Instant due) {
        long dueMs = due.equals(Instant.MAX) ? NEVER : due.toEpochMilli();
        written.invalidate(mark.organization());
        marks.updateOne(
                        at(mark.organization()).put("due_ms", mark.dueMs()),
                        new JsonObject().put("$set", new JsonObject().put("due_ms", dueMs)))
                .await();
    }

    @Override
    public boolean clear(Mark mark) {
        if (clock.millis() - mark.markedMs() <= SETTLED.toMillis()) {
            return false;
        }
        written.invalidate(mark.organization());
        return marks.deleteOne(at(mark.organization()).put("marked_ms", mark.markedMs()))
                        .await()
                == 1;
    }

    /** Two servers that insert the same mark at once: one of them finds it there, and only has to renew it. */
    private void write(OrganizationId organization, long now, long dueMs) {
        JsonObject mark = new JsonObject()
                .put("$set", new JsonObject().put("marked_ms", now))
                .put("$min", new JsonObject().put("due_ms", dueMs));
        try {
            marks.upsert(at(organization), mark).await();
        } catch (DuplicateKey otherWasFirst) {
            marks.updateOne(at(organization), mark).await();
        }
    }

    private List<Mark> list(Find find) {
        return marks.find(find).await().stream()
                .map(row -> new Mark(
                        new OrganizationId(row.getString("_id")), row.getLong("marked_ms"), row.getLong("due_ms")))
                .toList();
    }

    private static JsonObject at(OrganizationId organization) {
        return new JsonObject().put("_id", organization.value());
    }
}
