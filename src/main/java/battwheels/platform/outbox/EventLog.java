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
    private static final int TRIES = 64;
    private static final int TAILS_KEPT = 20_000;

    private final TenantStores stores;
    private final Cache<String, Long> tails =
            Caffeine.newBuilder().maximumSize(TAILS_KEPT).build();

    public EventLog(TenantStores stores) {
        this.stores = stores;
    }

    /** Appends the event under the next sequence unless it is there already. */
    void append(Scope scope, JsonObject event) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long next = tail(scope) + 1;
            try {
                open(scope).insert(entry(event, next)).await();
                tails.put(scope.organization().value(), next);
                return;
            } catch (DuplicateKey taken) {
                tails.invalidate(scope.organization().value());
                if (contains(scope, event.getString("id"))) {
                    return;
                }
            }
        }
        throw new IllegalStateException("lost " + TRIES + " races for a sequence");
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
