package battwheels.platform.tenancy;

import battwheels.platform.store.Documents;
import battwheels.platform.store.Find;
import battwheels.platform.store.QueryLog;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.util.List;
import java.util.Optional;

/** One collection seen through one scope: no method can reach another organization's documents. */
public final class TenantCollection implements Documents {
    private final Documents raw;
    private final String name;
    private final Scope scope;
    private final Injection injection;
    private final QueryLog log;

    TenantCollection(Documents raw, String name, Scope scope, Injection injection, QueryLog log) {
        this.raw = raw;
        this.name = name;
        this.scope = scope;
        this.injection = injection;
        this.log = log;
    }

    @Override
    public Future<Optional<JsonObject>> findOne(JsonObject filter) {
        return raw.findOne(scoped("findOne", filter));
    }

    @Override
    public Future<Optional<JsonObject>> findOne(JsonObject filter, JsonObject fields) {
        return raw.findOne(scoped("findOne", filter), injection.fields(fields));
    }

    @Override
    public Future<List<JsonObject>> find(Find find) {
        return raw.find(find.withFilter(scoped("find", find.filter())).only(injection.fields(find.fields())));
    }

    @Override
    public Future<Long> count(JsonObject filter) {
        return raw.count(scoped("count", filter));
    }

    @Override
    public Future<JsonArray> distinct(String field, JsonObject filter) {
        return raw.distinct(field, scoped("distinct", filter));
    }

    @Override
    public Future<List<JsonObject>> aggregate(JsonArray pipeline) {
        JsonArray scoped = injection.pipeline(scope, pipeline);
        record("aggregate", new JsonObject().put("pipeline", scoped));
        return raw.aggregate(scoped);
    }

    @Override
    public Future<Void> insert(JsonObject document) {
        record("insert", new JsonObject());
        return raw.insert(injection.document(scope, document));
    }

    @Override
    public Future<Long> updateOne(JsonObject filter, JsonObject update) {
        return raw.updateOne(scoped("updateOne", filter), injection.update(update));
    }

    @Override
    public Future<Long> updateMany(JsonObject filter, JsonObject update) {
        return raw.updateMany(scoped("updateMany", filter), injection.update(update));
    }

    @Override
    public Future<Optional<JsonObject>> findOneAndUpdate(JsonObject filter, JsonObject update) {
        return raw.findOneAndUpdate(scoped("findOneAndUpdate", filter), injection.update(update));
    }

    @Override
    public Future<JsonObject> upsert(JsonObject filter, JsonObject update) {
        return raw.upsert(scoped("upsert", filter), injection.update(update));
    }

    @Override
    public Future<Optional<JsonObject>> findOneAndReplace(JsonObject filter, JsonObject document) {
        return raw.findOneAndReplace(scoped("findOneAndReplace", filter), injection.document(scope, document));
    }

    @Override
    public Future<Long> deleteOne(JsonObject filter) {
        return raw.deleteOne(scoped("deleteOne", filter));
    }

    @Override
    public Future<Long> deleteMany(JsonObject filter) {
        return raw.deleteMany(scoped("deleteMany", filter));
    }

    @Override
    public Future<Long> bulkWrite(List<BulkOperation> operations) {
        return raw.bulkWrite(operations.stream().map(this::scoped).toList());
    }

    /** Indexes are declared by {@link CollectionSpec} and made at start, never by a request. */
    @Override
    public Future<Void> ensureIndex(List<String> fields, boolean unique) {
        throw new TenancyBreach("indexes are made at start from the collection's declaration");
    }

    private BulkOperation scoped(BulkOperation operation) {
        return switch (operation.getType()) {
            case INSERT -> {
                record("bulkInsert", new JsonObject());
                yield BulkOperation.createInsert(injection.document(scope, operation.getDocument()));
            }
            case DELETE ->
                BulkOperation.createDelete(scoped("bulkDelete", operation.getFilter()))
                        .setMulti(operation.isMulti());
            case REPLACE ->
                BulkOperation.createReplace(
                        scoped("bulkReplace", operation.getFilter()),
                        injection.document(scope, operation.getDocument()),
                        operation.isUpsert());
            case UPDATE ->
                BulkOperation.createUpdate(
                        scoped("bulkUpdate", operation.getFilter()),
                        injection.update(operation.getDocument()),
                        operation.isUpsert(),
                        operation.isMulti());
        };
    }

    private JsonObject scoped(String operation, JsonObject filter) {
        JsonObject scoped = injection.filter(scope, filter);
        record(operation, scoped);
        return scoped;
    }

    private void record(String operation, JsonObject filter) {
        log.record(operation, name, scope.organization().value(), String.join(",", filter.fieldNames()));
    }
}
