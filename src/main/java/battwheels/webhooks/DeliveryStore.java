package battwheels.webhooks;

import battwheels.platform.outbox.Keyset;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deliveries as documents. Every step is one conditional write. Calls block. */
final class DeliveryStore {
    static final CollectionSpec SPEC =
            CollectionSpec.named("webhook_deliveries").indexed("webhook_id,created_ms", "created_ms");

    private static final int ATTEMPTS_KEPT = 30;
    private static final int DELETED_AT_ONCE = 500;
    private static final JsonObject WITHOUT_BODY =
            new JsonObject().put("body", 0).put("attempts", 0);

    private final TenantStores stores;

    DeliveryStore(TenantStores stores) {
        this.stores = stores;
    }

    /** False when it was there. */
    boolean add(Scope scope, Delivery made) {
        JsonObject document = new JsonObject()
                .put("_id", made.deliveryId())
                .put("schema_version", 1)
                .put("webhook_id", made.webhookId())
                .put("message_id", made.messageId())
                .put("event_type", made.eventType())
                .put("status", made.status().code())
                .put("round", made.round())
                .put("tries", made.tries())
                .put("attempts", new JsonArray())
                .put("body", made.body())
                .put("created_ms", made.createdAt().toEpochMilli())
                .put("next_ms", ms(made.nextTryAt()))
                .put("ended_ms", null)
                .put("failure", null);
        try {
            open(scope).insert(document).await();
            return true;
        } catch (DuplicateKey heardBefore) {
            return false;
        }
    }

    Optional<Delivery> find(Scope scope, String deliveryId) {
        return open(scope).findOne(id(deliveryId)).await().map(DeliveryStore::read);
    }

    Slice<Delivery> page(Scope scope, JsonObject filter, PageQuery page) {
        Find find = Keyset.page(filter, page, "created_ms").only(WITHOUT_BODY);
        List<JsonObject> rows = open(scope).find(find).await();
        long total = open(scope).count(filter).await();
        return Keyset.slice(page, rows, total, "created_ms").map(DeliveryStore::read);
    }

    /**
     * Notes the outcome of the next try. False when it was noted before.
     *
     * @param nextTryAt null when the delivery ends with this
     */
    boolean tried(
            Scope scope,
            Delivery delivery,
            Delivery.Attempt attempt,
            DeliveryStatus after,
            @Nullable Instant nextTryAt) {
        JsonObject set = new JsonObject()
                .put("tries", delivery.tries() + 1)
                .put("status", after.code())
                .put("next_ms", ms(nextTryAt))
                .put("failure", after == DeliveryStatus.DELIVERED ? null : attempt.error());
        if (after != DeliveryStatus.PENDING) {
            set.put("ended_ms", attempt.at().toEpochMilli());
        }
        JsonObject noted = new JsonObject()
                .put("at_ms", attempt.at().toEpochMilli())
                .put("status", attempt.status())
                .put("error", attempt.error())
                .put("took_ms", attempt.tookMs());
        JsonObject pushed =
                new JsonObject().put("$each", new JsonArray().add(noted)).put("$slice", -ATTEMPTS_KEPT);
        return update(
                scope,
                pending(delivery).put("tries", delivery.tries()),
                new JsonObject().put("$set", set).put("$push", new JsonObject().put("attempts", pushed)));
    }

    /** Ends a delivery without another try. */
    void giveUp(Scope scope, Delivery delivery, String reason, Instant now) {
        JsonObject set = new JsonObject()
                .put("status", DeliveryStatus.FAILED.code())
                .put("next_ms", null)
                .put("ended_ms", now.toEpochMilli())
                .put("failure", reason);
        update(scope, pending(delivery), new JsonObject().put("$set", set));
    }

    /** Begins another round; false when others were faster. */
    boolean again(Scope scope, Delivery delivery, Instant now) {
        JsonObject ended = id(delivery.deliveryId())
                .put("round", delivery.round())
                .put("status", delivery.status().code());
        JsonObject set = new JsonObject()
                .put("status", DeliveryStatus.PENDING.code())
                .put("round", delivery.round() + 1)
                .put("tries", 0)
                .put("next_ms", now.toEpochMilli())
                .put("ended_ms", null)
                .put("failure", null);
        return update(scope, ended, new JsonObject().put("$set", set));
    }

    /** Whether anything reached the endpoint since. */
    boolean reachedSince(Scope scope, String webhookId, Instant since) {
        JsonObject reached = new JsonObject()
                .put("webhook_id", webhookId)
                .put("status", DeliveryStatus.DELIVERED.code())
                .put("ended_ms", new JsonObject().put("$gte", since.toEpochMilli()));
        return open(scope)
                .findOne(reached, new JsonObject().put("_id", 1))
                .await()
                .isPresent();
    }

    long waiting(Scope scope, String webhookId) {
        return open(scope)
                .count(new JsonObject().put("webhook_id", webhookId).put("status", DeliveryStatus.PENDING.code()))
                .await();
    }

    /** Takes away what was made before; number taken. */
    long forget(Scope scope, Instant before) {
        JsonObject old = new JsonObject().put("created_ms", new JsonObject().put("$lt", before.toEpochMilli()));
        Find portion = Find.where(old).limitedTo(DELETED_AT_ONCE).only(new JsonObject().put("_id", 1));
        long forgotten = 0;
        List<JsonObject> page;
        do {
            page = open(scope).find(portion).await();
            for (JsonObject row : page) {
                forgotten += open(scope).deleteOne(id(row.getString("_id"))).await();
            }
        } while (page.size() == DELETED_AT_ONCE);
        return forgotten;
    }

    private boolean update(Scope scope, JsonObject filter, JsonObject update) {
        return open(scope).updateOne(filter, update).await() == 1;
    }

    private static JsonObject pending(Delivery delivery) {
        return id(delivery.deliveryId()).put("round", delivery.round()).put("status", DeliveryStatus.PENDING.code());
    }

    private static JsonObject id(String deliveryId) {
        return new JsonObject().put("_id", deliveryId);
    }

    private static Delivery read(JsonObject row) {
        return new Delivery(
                row.getString("_id"),
                row.getString("webhook_id"),
                row.getString("message_id"),
                row.getString("event_type"),
                DeliveryStatus.valueOf(row.getString("status").toUpperCase(java.util.Locale.ROOT)),
                row.getLong("round"),
                row.getInteger("tries"),
                row.getJsonArray("attempts", new JsonArray()).stream()
                        .map(each -> attempt((JsonObject) each))
                        .toList(),
                row.getString("body", ""),
                Instant.ofEpochMilli(row.getLong("created_ms")),
                instant(row.getLong("next_ms")),
                instant(row.getLong("ended_ms")),
                row.getString("failure"));
    }

    private static Delivery.Attempt attempt(JsonObject noted) {
        return new Delivery.Attempt(
                Instant.ofEpochMilli(noted.getLong("at_ms")),
                noted.getInteger("status"),
                noted.getString("error"),
                noted.getLong("took_ms"));
    }

    private static @Nullable Instant instant(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms);
    }

    private static @Nullable Long ms(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private TenantCollection open(Scope scope) {
        return stores.open(scope, SPEC);
    }
}
