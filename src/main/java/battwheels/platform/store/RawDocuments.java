package battwheels.platform.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.BulkWriteOptions;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.IndexOptions;
import io.vertx.ext.mongo.MongoClient;
import io.vertx.ext.mongo.MongoClientDeleteResult;
import io.vertx.ext.mongo.MongoClientUpdateResult;
import io.vertx.ext.mongo.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One collection on the driver, with no tenant in sight: only {@code platform.tenancy} hands it out, wrapped.
 * The breaker's time-out is the bound of every operation.
 */
public final class RawDocuments implements Documents {
    private static final int DUPLICATE = 11000;
    private static final Pattern INDEX = Pattern.compile("index: (\\S+) dup key");

    private final MongoClient client;
    private final CircuitBreaker breaker;
    private final String name;

    public RawDocuments(MongoClient client, CircuitBreaker breaker, String name) {
        this.client = client;
        this.breaker = breaker;
        this.name = name;
    }

    @Override
    public Future<Optional<JsonObject>> findOne(JsonObject filter) {
        return findOne(filter, new JsonObject());
    }

    @Override
    public Future<Optional<JsonObject>> findOne(JsonObject filter, JsonObject fields) {
        return read(() -> client.findOne(name, filter, fields)).map(Optional::ofNullable);
    }

    @Override
    public Future<List<JsonObject>> find(Find find) {
        FindOptions options = new FindOptions()
                .setSort(find.sort())
                .setLimit(find.limit())
                .setSkip(find.skip())
                .setFields(find.fields());
        return read(() -> client.findWithOptions(name, find.filter(), options));
    }

    @Override
    public Future<Long> count(JsonObject filter) {
        return read(() -> client.count(name, filter));
    }

    @Override
    public Future<JsonArray> distinct(String field, JsonObject filter) {
        return read(() -> client.distinctWithQuery(name, field, String.class.getName(), filter));
    }

    @Override
    public Future<List<JsonObject>> aggregate(JsonArray pipeline) {
        return read(() -> {
            Promise<List<JsonObject>> result = Promise.promise();
            List<JsonObject> rows = new ArrayList<>();
            client.aggregate(name, pipeline)
                    .exceptionHandler(result::tryFail)
                    .endHandler(end -> result.tryComplete(rows))
                    .handler(row -> collect(rows, row, result));
            return result.future();
        });
    }

    private static void collect(List<JsonObject> rows, JsonObject row, Promise<List<JsonObject>> result) {
        if (rows.size() < Find.MAX) {
            rows.add(row);
        } else {
            result.tryFail(new IllegalStateException("an aggregation must bound its own result"));
        }
    }

    @Override
    public Future<Void> insert(JsonObject document) {
        return write(() -> client.insert(name, document)).mapEmpty();
    }

    @Override
    public Future<Long> updateOne(JsonObject filter, JsonObject update) {
        return write(() -> client.updateCollection(name, filter, update)).map(RawDocuments::modified);
    }

    @Override
    public Future<Long> updateMany(JsonObject filter, JsonObject update) {
        UpdateOptions many = new UpdateOptions().setMulti(true);
        return write(() -> client.updateCollectionWithOptions(name, filter, update, many))
                .map(RawDocuments::modified);
    }

    @Override
    public Future<Optional<JsonObject>> findOneAndUpdate(JsonObject filter, JsonObject update) {
        UpdateOptions after = new UpdateOptions().setReturningNewDocument(true);
        return write(() -> client.findOneAndUpdateWithOptions(name, filter, update, new FindOptions(), after))
                .map(Optional::ofNullable);
    }

    @Override
    public Future<JsonObject> upsert(JsonObject filter, JsonObject update) {
        UpdateOptions after = new UpdateOptions().setReturningNewDocument(true).setUpsert(true);
        return write(() -> client.findOneAndUpdateWithOptions(name, filter, update, new FindOptions(), after));
    }

    @Override
    public Future<Optional<JsonObject>> findOneAndReplace(JsonObject filter, JsonObject document) {
        UpdateOptions after = new UpdateOptions().setReturningNewDocument(true);
        return write(() -> client.findOneAndReplaceWithOptions(name, filter, document, new FindOptions(), after))
                .map(Optional::ofNullable);
    }

    @Override
    public Future<Long> deleteOne(JsonObject filter) {
        return write(() -> client.removeDocument(name, filter)).map(RawDocuments::removed);
    }

    @Override
    public Future<Long> deleteMany(JsonObject filter) {
        return write(() -> client.removeDocuments(name, filter)).map(RawDocuments::removed);
    }

    @Override
    public Future<Long> bulkWrite(List<BulkOperation> operations) {
        BulkWriteOptions ordered = new BulkWriteOptions().setOrdered(true);
        return write(() -> client.bulkWriteWithOptions(name, operations, ordered))
                .map(result -> result.getInsertedCount() + result.getModifiedCount() + result.getDeletedCount());
    }

    @Override
    public Future<Void> ensureIndex(List<String> fields, boolean unique) {
        JsonObject keys = new JsonObject();
        fields.forEach(field -> keys.put(field, 1));
        IndexOptions options = new IndexOptions().unique(unique).name(String.join("_", fields));
        return write(() -> client.createIndexWithOptions(name, keys, options));
    }

    private <T> Future<T> read(Supplier<Future<T>> operation) {
        return breaker.execute(operation).recover(failure -> Future.failedFuture(translate(failure, false)));
    }

    private <T> Future<T> write(Supplier<Future<T>> operation) {
        return breaker.execute(operation).recover(failure -> Future.failedFuture(translate(failure, true)));
    }

    /** True for faults of the engine or the way to it; a refused write is an answer, not a fault. */
    static boolean isOutage(Throwable failure) {
        return !(failure instanceof MongoException mongo) || isOutage(mongo);
    }

    private static boolean isOutage(MongoException failure) {
        return !(failure instanceof MongoWriteException)
                && !(failure instanceof MongoBulkWriteException)
                && !(failure instanceof MongoCommandException);
    }

    private static Throwable translate(Throwable failure, boolean written) {
        if (failure instanceof MongoException mongo && !isOutage(mongo)) {
            return code(mongo) == DUPLICATE ? new DuplicateKey(indexOf(mongo)) : failure;
        }
        if (failure instanceof IllegalStateException || failure instanceof IllegalArgumentException) {
            return failure;
        }
        boolean sent = written && !failure.getClass().getSimpleName().startsWith("OpenCircuit");
        return new StoreUnavailable("the document store does not answer", sent, failure);
    }

    private static int code(MongoException failure) {
        return switch (failure) {
            case MongoBulkWriteException bulk
            when !bulk.getWriteErrors().isEmpty() ->
                bulk.getWriteErrors().getFirst().getCode();
            default -> failure.getCode();
        };
    }

    private static String indexOf(MongoException failure) {
        Matcher index = INDEX.matcher(String.valueOf(failure.getMessage()));
        return index.find() ? index.group(1) : "";
    }

    private static long modified(MongoClientUpdateResult result) {
        return result.getDocModified();
    }

    private static long removed(MongoClientDeleteResult result) {
        return result.getRemovedCount();
    }
}
