package battwheels.platform.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.util.List;
import java.util.Optional;

/**
 * What may be done to one collection. Every method fails with {@link StoreUnavailable} when the engine
 * does not answer within its time, and writes with {@link DuplicateKey} when a unique index refuses.
 */
public interface Documents {
    Future<Optional<JsonObject>> findOne(JsonObject filter);

    /** As {@link #findOne(JsonObject)}, reading only {@code fields}. */
    Future<Optional<JsonObject>> findOne(JsonObject filter, JsonObject fields);

    Future<List<JsonObject>> find(Find find);

    Future<Long> count(JsonObject filter);

    Future<JsonArray> distinct(String field, JsonObject filter);

    /** Runs at most {@link Find#MAX} results. */
    Future<List<JsonObject>> aggregate(JsonArray pipeline);

    Future<Void> insert(JsonObject document);

    /** Number of documents changed. */
    Future<Long> updateOne(JsonObject filter, JsonObject update);

    Future<Long> updateMany(JsonObject filter, JsonObject update);

    /** The document after the update; empty when nothing matched. */
    Future<Optional<JsonObject>> findOneAndUpdate(JsonObject filter, JsonObject update);

    /** The document after the update, inserted when nothing matched. */
    Future<JsonObject> upsert(JsonObject filter, JsonObject update);

    /** The document after the replacement; empty when nothing matched. */
    Future<Optional<JsonObject>> findOneAndReplace(JsonObject filter, JsonObject document);

    /** Number of documents deleted. */
    Future<Long> deleteOne(JsonObject filter);

    Future<Long> deleteMany(JsonObject filter);

    /** Ordered: the first failure stops the rest. Number of documents inserted, changed or deleted. */
    Future<Long> bulkWrite(List<BulkOperation> operations);

    /** Creates the index if it is not there; its name is {@code field_field}. */
    Future<Void> ensureIndex(List<String> fields, boolean unique);
}
