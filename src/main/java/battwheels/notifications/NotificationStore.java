package battwheels.notifications;

import battwheels.platform.outbox.Keyset;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notifications as documents, each of one user. Calls block. */
final class NotificationStore {
    static final CollectionSpec SPEC =
            CollectionSpec.named("notifications").indexed("user_id,is_read,created_ms", "created_ms");

    private static final int DELETED_AT_ONCE = 500;

    private final TenantStores stores;

    NotificationStore(TenantStores stores) {
        this.stores = stores;
    }

    /** False when it was there. */
    boolean add(Scope scope, String userId, Notification made) {
        JsonObject document = new JsonObject()
                .put("_id", made.notificationId())
                .put("schema_version", 1)
                .put("user_id", userId)
                .put("kind", made.kind())
                .put("title", made.title())
                .put("message", made.message())
                .put("subject_id", made.subjectId())
                .put("is_read", made.isRead())
                .put("created_ms", made.createdAt().toEpochMilli())
                .put("read_ms", null);
        try {
            open(scope).insert(document).await();
            return true;
        } catch (DuplicateKey told) {
            return false;
        }
    }

    Optional<Notification> find(Scope scope, String id) {
        return open(scope).findOne(new JsonObject().put("_id", id)).await().map(NotificationStore::read);
    }

    Slice<Notification> page(Scope scope, JsonObject filter, PageQuery page) {
        Find find = Keyset.page(filter, page, "created_ms");
        List<JsonObject> rows = open(scope).find(find).await();
        long total = open(scope).count(filter).await();
        return Keyset.slice(page, rows, total, "created_ms").map(NotificationStore::read);
    }

    long unread(Scope scope, String userId) {
        return open(scope).count(unreadOf(userId)).await();
    }

    /** The user's notification, read; the instant it was first read stays. */
    Optional<Notification> markRead(Scope scope, String userId, String id, Instant now) {
        JsonObject mine = new JsonObject().put("_id", id).put("user_id", userId);
        open(scope).updateOne(mine.copy().put("is_read", false), readAt(now)).await();
        return open(scope).findOne(mine).await().map(NotificationStore::read);
    }

    void markAllRead(Scope scope, String userId, Instant now) {
        open(scope).updateMany(unreadOf(userId), readAt(now)).await();
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
                forgotten += open(scope)
                        .deleteOne(new JsonObject().put("_id", row.getString("_id")))
                        .await();
            }
        } while (page.size() == DELETED_AT_ONCE);
        return forgotten;
    }

    private static JsonObject unreadOf(String userId) {
        return new JsonObject().put("user_id", userId).put("is_read", false);
    }

    private static JsonObject readAt(Instant now) {
        return new JsonObject()
                .put("$set", new JsonObject().put("is_read", true).put("read_ms", now.toEpochMilli()));
    }

    private static Notification read(JsonObject row) {
        return new Notification(
                row.getString("_id"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("message"),
                row.getString("subject_id"),
                row.getBoolean("is_read"),
                Instant.ofEpochMilli(row.getLong("created_ms")),
                instant(row.getLong("read_ms")));
    }

    private static @Nullable Instant instant(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms);
    }

    private TenantCollection open(Scope scope) {
        return stores.open(scope, SPEC);
    }
}
