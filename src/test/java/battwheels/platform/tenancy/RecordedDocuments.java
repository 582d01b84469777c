package battwheels.platform.tenancy;

import battwheels.platform.store.Documents;
import battwheels.platform.store.Find;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what would have gone to the store, as one line of text a call. */
final class RecordedDocuments implements Documents {
    final List<String> calls = new ArrayList<>();

    private <T> Future<T> call(T answer, Object... said) {
        StringBuilder line = new StringBuilder();
        for (Object part : said) {
            line.append(line.isEmpty() ? "" : " ").append(part);
        }
        calls.add(line.toString());
        return Future.succeededFuture(answer);
    }

    @Override
    public Future<Optional<JsonObject>> findOne(JsonObject filter) {
        return call(Optional.of(new JsonObject().put("from", "findOne")), "findOne", filter);
    }

    @Override
    public Future<Optional<JsonObject>> findOne(JsonObject filter, JsonObject fields) {
        return call(Optional.of(new JsonObject().put("from", "findOne fields")), "findOne", filter, fields);
    }

    @Override
    public Future<List<JsonObject>> find(Find find) {
        return call(List.of(new JsonObject().put("from", "find")), "find", find.filter(), find.fields(), find.limit());
    }

    @Override
    public Future<Long> count(JsonObject filter) {
        return call(11L, "count", filter);
    }

    @Override
    public Future<JsonArray> distinct(String field, JsonObject filter) {
        return call(new JsonArray().add("distinct"), "distinct", field, filter);
    }

    @Override
    public Future<List<JsonObject>> aggregate(JsonArray pipeline) {
        return call(List.of(new JsonObject().put("from", "aggregate")), "aggregate", pipeline);
    }

    @Override
    public Future<Void> insert(JsonObject document) {
        return call(true, "insert", document).mapEmpty();
    }

    @Override
    public Future<Long> updateOne(JsonObject filter, JsonObject update) {
        return call(12L, "updateOne", filter, update);
    }

    @Override
    public Future<Long> updateMany(JsonObject filter, JsonObject update) {
        return call(13L, "updateMany", filter, update);
    }

    @Override
    public Future<Optional<JsonObject>> findOneAndUpdate(JsonObject filter, JsonObject update) {
        return call(Optional.of(new JsonObject().put("from", "findOneAndUpdate")), "findOneAndUpdate", filter, update);
    }

    @Override
    public Future<JsonObject> upsert(JsonObject filter, JsonObject update) {
        return call(new JsonObject().put("from", "upsert"), "upsert", filter, update);
    }

    @Override
    public Future<Optional<JsonObject>> findOneAndReplace(JsonObject filter, JsonObject document) {
        return call(
                Optional.of(new JsonObject().put("from", "findOneAndReplace")), "findOneAndReplace", filter, document);
    }

    @Override
    public Future<Long> deleteOne(JsonObject filter) {
        return call(14L, "deleteOne", filter);
    }

    @Override
    public Future<Long> deleteMany(JsonObject filter) {
        return call(15L, "deleteMany", filter);
    }

    @Override
    public Future<Long> bulkWrite(List<BulkOperation> operations) {
        return call(
                16L,
                "bulkWrite",
                new JsonArray(operations.stream().map(BulkOperation::toJson).toList()));
    }

    @Override
    public Future<Void> ensureIndex(List<String> fields, boolean unique) {
        return call(true, "ensureIndex", fields, unique).mapEmpty();
    }
}
