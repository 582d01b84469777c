package battwheels.platform.streams;

import battwheels.platform.outbox.Keyset;
import battwheels.platform.outbox.Times;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Deliveries that did not succeed at once. Blocking calls await. */
final class Deliveries {
    static final CollectionSpec SPEC = CollectionSpec.named("event_deliveries")
            .unique("delivery_key")
            .indexed("subscription,state,sequence", "state,sequence");

    /** Most open deliveries of one subscription in one organization; past that its stream waits. */
    static final int OPEN_MAX = 500;

    private static final JsonObject OLDEST_FIRST = new JsonObject().put("sequence", 1);
    private static final JsonObject OPEN = new JsonObject()
            .put("$in", new JsonArray().add(DeliveryState.RETRYING.code()).add(DeliveryState.HELD.code()));

    private final TenantStores stores;
    private final InstantSource clock;

    Deliveries(TenantStores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** Those of one subscription that the server still works on, in the order of their events. */
    List<JsonObject> open(Scope scope, String subscription) {
        JsonObject filter = new JsonObject().put("subscription", subscription).put("state", OPEN);
        return collection(scope)
                .find(Find.where(filter).sortedBy(OLDEST_FIRST).limitedTo(OPEN_MAX))
                .await();
    }

    /** The sequence of the first event that the server still tries to deliver to the subscription. */
    OptionalLong firstOpen(Scope scope, String subscription) {
        JsonObject filter = new JsonObject().put("subscription", subscription).put("state", OPEN);
        return collection(scope).find(Find.where(filter).sortedBy(OLDEST_FIRST).limitedTo(1)).await().stream()
                .mapToLong(row -> row.getLong("sequence"))
                .findFirst();
    }

    /** Records that the event failed, or waits behind one that did; once, however often it is said. */
    void record(
            Scope scope, Subscription subscription, JsonObject event, DeliveryState state, long nextMs, String fault) {
        String eventId = event.getString("id");
        JsonObject delivery = new JsonObject()
                .put("_id", "dlv_" + subscription.name() + "_" + eventId)
                .put("delivery_key", subscription.name() + "/" + eventId)
                .put("subscription", subscription.name())
                .put("module", subscription.module())
                .put("event_id", eventId)
                .put("event_type", event.getString("type"))
                .put("aggregate_type", event.getString("aggregatetype"))
                .put("aggregate_id", event.getString("aggregateid"))
                .put("sequence", event.getLong("sequence"))
                .put("state", state.code())
                .put("attempts", state == DeliveryState.HELD ? 0 : 1)
                .put("next_ms", nextMs)
                .put("fault", fault)
                .put("since", Times.text(clock.instant()));
        try {
            collection(scope).insert(delivery).await();
        } catch (DuplicateKey known) {
            // The event came twice; what is recorded of it stands.
        }
    }

    void failedAgain(Scope scope, JsonObject delivery, DeliveryState state, long nextMs, String fault) {
        JsonObject set = new JsonObject()
                .put("state", state.code())
                .put("attempts", delivery.getInteger("attempts") + 1)
                .put("next_ms", nextMs)
                .put("fault", fault);
        collection(scope)
                .updateOne(at(delivery), new JsonObject().put("$set", set))
                .await();
    }

    /** It succeeded. */
    void done(Scope scope, JsonObject delivery) {
        collection(scope).deleteOne(at(delivery)).await();
    }

    /** One page for a person, in the order of the events. */
    Slice<JsonObject> page(Scope scope, JsonObject filter, PageQuery page) {
        Find find = Keyset.page(filter, page, "sequence");
        List<JsonObject> rows = collection(scope).find(find).await();
        long total = collection(scope).count(filter).await();
        return Keyset.slice(page, rows, total, "sequence");
    }

    Optional<JsonObject> find(Scope scope, String id) {
        return collection(scope).findOne(new JsonObject().put("_id", id)).await();
    }

    /** What a person decided about one that is parked; empty when it is not parked any more. */
    Optional<JsonObject> decide(Scope scope, String id, DeliveryState to, String by, String reason) {
        JsonObject set = new JsonObject()
                .put("state", to.code())
                .put("next_ms", clock.millis())
                .put("decided_by", by)
                .put("decided_at", Times.text(clock.instant()))
                .put("reason", reason);
        if (to == DeliveryState.RETRYING) {
            set.put("attempts", 0);
        }
        JsonObject parked = new JsonObject().put("_id", id).put("state", DeliveryState.PARKED.code());
        return collection(scope)
                .findOneAndUpdate(parked, new JsonObject().put("$set", set))
                .await();
    }

    /** Of events that are older than what is kept. */
    long forget(Scope scope, long beforeSequence) {
        JsonObject old = new JsonObject()
                .put("sequence", new JsonObject().put("$lt", beforeSequence))
                .put(
                        "state",
                        new JsonObject()
                                .put(
                                        "$in",
                                        new JsonArray()
                                                .add(DeliveryState.PARKED.code())
                                                .add(DeliveryState.DROPPED.code())));
        return collection(scope).deleteMany(old).await();
    }

    private static JsonObject at(JsonObject delivery) {
        return new JsonObject().put("_id", delivery.getString("_id"));
    }

    private TenantCollection collection(Scope scope) {
        return stores.open(scope, SPEC);
    }
}
