package battwheels.platform.outbox;

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
import java.time.InstantSource;
import java.util.List;

/**
 * One mark per organization, written before the first change of each window: it tells a recovery which
 * organizations may have forgotten outboxes, so that nothing ever sweeps them all (design rule 12).
 */
final class DirtyMarks {
    static final Duration WINDOW = Duration.ofSeconds(30);

    /** Longest time between a mark and the last change it covers: the window and a request's deadline. */
    static final Duration SETTLED = WINDOW.multipliedBy(3);

    private static final int ORGANIZATIONS_KEPT = 50_000;

    private final Documents marks;
    private final InstantSource clock;
    private final Cache<OrganizationId, Long> marked =
            Caffeine.newBuilder().maximumSize(ORGANIZATIONS_KEPT).build();

    DirtyMarks(PlatformStores stores, InstantSource clock) {
        this.marks = stores.open(PlatformCollection.DIRTY_MARKS);
        this.clock = clock;
    }

    /** Makes sure a mark of this window stands; a store write at most once per window and node. */
    void mark(OrganizationId organization) {
        long now = clock.millis();
        Long last = marked.getIfPresent(organization);
        if (last == null || now - last >= WINDOW.toMillis()) {
            write(organization, new JsonObject().put("$set", new JsonObject().put("marked_ms", now)));
            marked.put(organization, now);
        }
    }

    /** The next marks in the order of organizations. */
    List<JsonObject> after(String organization, int most) {
        return marks.find(Find.where(new JsonObject().put("_id", new JsonObject().put("$gt", organization)))
                        .sortedBy(new JsonObject().put("_id", 1))
                        .limitedTo(most))
                .await();
    }

    boolean isSettled(JsonObject mark) {
        return clock.millis() - mark.getLong("marked_ms") > SETTLED.toMillis();
    }

    /** Clears the mark only if nobody renewed it since it was read. */
    void clear(JsonObject mark) {
        marks.deleteOne(new JsonObject().put("_id", mark.getString("_id")).put("marked_ms", mark.getLong("marked_ms")))
                .await();
    }

    /** Two servers that insert the same mark at once: one of them finds it there, and only has to renew it. */
    private void write(OrganizationId organization, JsonObject mark) {
        try {
            marks.upsert(at(organization), mark).await();
        } catch (DuplicateKey otherWasFirst) {
            marks.updateOne(at(organization), mark).await();
        }
    }

    private static JsonObject at(OrganizationId organization) {
        return new JsonObject().put("_id", organization.value());
    }
}
