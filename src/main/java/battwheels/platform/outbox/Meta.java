package battwheels.platform.outbox;

import battwheels.platform.bus.Command;
import battwheels.platform.tenancy.CollectionSpec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The fields every aggregate's document has beside its state, and the updates that keep them. */
final class Meta {
    final JsonObject WITHOUT_OUTBOX = new JsonObject().put("outbox", 0).put("applied_keys", 0);

    JsonObject living(JsonObject filter) {
        return filter.copy().put("deleted", false);
    }

    JsonObject at(String id, long version) {
        return new JsonObject().put("_id", id).put("version", version).put("deleted", false);
    }

    JsonObject fresh(String id, int schemaVersion, JsonArray outbox) {
        return new JsonObject()
                .put("_id", id)
                .put("schema_version", schemaVersion)
                .put("version", 1L)
                .put("aggregate_version", (long) outbox.size())
                .put("deleted", false)
                .put("outbox", outbox)
                .put("applied_keys", new JsonArray());
    }

    /** One update: the state, the counters, the events, and the key that makes a repeat meet its effect. */
    JsonObject change(JsonObject set, JsonArray outbox, Command command, int keysKept) {
        JsonObject push = new JsonObject().put("outbox", new JsonObject().put("$each", outbox));
        command.idempotency()
                .key()
                .ifPresent(key -> push.put(
                        "applied_keys",
                        new JsonObject()
                                .put("$each", new JsonArray().add(applied(command)))
                                .put("$slice", -keysKept)));
        return new JsonObject()
                .put("$set", set)
                .put("$inc", new JsonObject().put("version", 1L).put("aggregate_version", (long) outbox.size()))
                .put("$push", push);
    }

    /** What a tombstone sets: unseen by reads, its unique values free for others. */
    JsonObject freed(CollectionSpec spec, String id) {
        JsonObject freed = new JsonObject().put("deleted", true);
        spec.uniqueFields().forEach(field -> freed.put(field, CollectionSpec.absent(id)));
        return freed;
    }

    boolean applied(JsonObject document, Command command) {
        return command.idempotency().key().isPresent()
                && document.getJsonArray("applied_keys", new JsonArray()).contains(applied(command));
    }

    long aggregateVersion(JsonObject document) {
        return document.getLong("aggregate_version");
    }

    private static String applied(Command command) {
        return command.operationId() + " " + command.idempotency().target();
    }
}
