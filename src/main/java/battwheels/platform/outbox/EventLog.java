package battwheels.platform.outbox;

import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import battwheels.platform.tenancy.TenantStores;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The organization's events in order: the truth for history, audit and replay. One unique sequence per
 * organization, each event once. Blocking calls await.
 */
public final class EventLog {
    /** {@code _id} is the event's id, so an event can be in the log only once. */
    public static final CollectionSpec SPEC =
            CollectionSpec.named("event_log").unique("sequence").indexed("aggregateid,sequence");

    private static final JsonObject LATEST_FIRST = new JsonObject().put("sequence", -1);
    private static final JsonObject IN_ORDER = new JsonObject().put("sequence", 1);
    private static final int TRIES = 64;
    private static final int TAILS_KEPT = 20_000;

    private final TenantStores stores;
    private final Cache<String, Long> tails =
            Caffeine.newBuilder().maximumSize(TAILS_KEPT).build();

    private final AggregateVersions versions = new AggregateVersions();
    private final RecentEntries recent = new RecentEntries();

    public EventLog(TenantStores stores) {
        this.stores = stores;
    }

    /**
     * Appends the event under the next sequence unless it is there already. Of one aggregate only the version after the
     * last is appended: one that is ahead waits until what comes before it is there.
     *
     * @throws IllegalStateException when an earlier event of the aggregate is missing, or too many others append
     */
    void append(Scope scope, JsonObject event) {
        refuseGap(scope, event);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long next = tail(scope) + 1;
            JsonObject entry = entry(event, next);
            try {
                open(scope).insert(entry).await();
                tails.put(scope.organization().value(), next);
                versions.told(scope, event);
                recent.add(scope, entry);
                return;
            } catch (DuplicateKey taken) {
                tails.invalidate(scope.organization().value());
                if (contains(scope, event.getString("id"))) {
                    versions.told(scope, event);
                    return;
                }
            }
        }
        throw new IllegalStateException("lost " + TRIES + " races for a sequence");
    }

    /** Where older entries were cleared away by the plan's retention, there is nothing to compare with. */
    private void refuseGap(Scope scope, JsonObject event) {
        long version = event.getLong("aggregateversion");
        long last = version == 1 ? 0 : versions.last(scope, event, () -> lastVersion(scope, event));
        if (last > 0 && version > last + 1) {
            versions.forget(scope, event);
            throw new IllegalStateException("version " + version + " waits for those after " + last);
        }
    }

    private long lastVersion(Scope scope, JsonObject event) {
        Find latest = Find.where(new JsonObject().put("aggregateid", event.getString("aggregateid")))
                .sortedBy(LATEST_FIRST)
                .limitedTo(1)
                .only(new JsonObject().put("aggregateversion", 1));
        return open(scope).find(latest).await().stream()
                .mapToLong(row -> row.getLong("aggregateversion"))
                .findFirst()
                .orElse(0);
    }

    /** Entries after a sequence, in order. */
    public List<JsonObject> after(Scope scope, long sequence, int most) {
        JsonObject later = new JsonObject().put("sequence", new JsonObject().put("$gt", sequence));
        return find(scope, Find.where(later).sortedBy(IN_ORDER).limitedTo(most));
    }

    /** As {@link #after}, but only what this server wrote itself a short while ago; costs no read. */
    public List<JsonObject> written(Scope scope, long sequence, int most) {
        return recent.after(scope, sequence, most);
    }

    /** The last sequence as far as this server knows, read if it knows nothing. */
    public long known(Scope scope) {
        return tail(scope);
    }

    /** The last sequence, read from the store; 0 when there is none. */
    public long last(Scope scope) {
        return readTail(scope);
    }

    /** Takes away the entries before a sequence; never the last one, which the next sequence is counted from. */
    public long forgetBefore(Scope scope, long sequence) {
        long until = Math.min(sequence, readTail(scope));
        JsonObject old = new JsonObject().put("sequence", new JsonObject().put("$lt", until));
        return open(scope).deleteMany(old).await();
    }

    /** Entries of the log, newest first or as sorted. */
    public List<JsonObject> find(Scope scope, Find find) {
        return open(scope).find(find).await();
    }

    public long count(Scope scope, JsonObject filter) {
        return open(scope).count(filter).await();
    }

    private long tail(Scope scope) {
        Long known = tails.getIfPresent(scope.organization().value());
        return known != null ? known : readTail(scope);
    }

    private long readTail(Scope scope) {
        Find last = Find.where(new JsonObject())
                .sortedBy(LATEST_FIRST)
                .limitedTo(1)
                .only(new JsonObject().put("sequence", 1));
        return open(scope).find(last).await().stream()
                .mapToLong(row -> row.getLong("sequence"))
                .findFirst()
                .orElse(0);
    }

    private boolean contains(Scope scope, String eventId) {
        return open(scope).findOne(new JsonObject().put("_id", eventId)).await().isPresent();
    }

    private static JsonObject entry(JsonObject event, long sequence) {
        return event.copy().put("_id", event.getString("id")).put("sequence", sequence);
    }

    private TenantCollection open(Scope scope) {
        return stores.open(scope, SPEC);
    }
}
