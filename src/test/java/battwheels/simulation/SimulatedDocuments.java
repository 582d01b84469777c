package battwheels.simulation;

import static java.util.Objects.requireNonNull;

import battwheels.platform.store.DocumentStore;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.store.StoreUnavailable;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.BulkOperationType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A document store in memory that answers in the same step: the engine of the embedded store without wire and file.
 * Servers reach it through a {@link Link} each.
 */
public final class SimulatedDocuments {
    private static final String DATABASE = "simulation";

    private final MemoryBackend engine = new MemoryBackend();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Written afterWrite;

    /** Hears of every write that was done. */
    @FunctionalInterface
    public interface Written {
        /**
         * @param where what the changed document answers to; the document itself where it is new
         * @param what was inserted, or the update
         */
        void written(String collection, JsonObject where, JsonObject what);
    }

    /** @param afterWrite hears of every write that was done: collection, and what was inserted or the update */
    public SimulatedDocuments(BiConsumer<String, JsonObject> afterWrite) {
        this((collection, where, what) -> afterWrite.accept(collection, what));
    }

    public SimulatedDocuments(Written afterWrite) {
        this.afterWrite = afterWrite;
    }

    /** The store as one server reaches it. */
    public DocumentStore through(Link link) {
        return through(link, Planted.NOTHING);
    }

    /** @param bug what is wrong with this server's requests */
    public DocumentStore through(Link link, Planted bug) {
        return collection -> new View(collection, link, bug);
    }

    private Document command(String name, String collection, Document more) {
        Document command = new Document(name, collection);
        command.putAll(more);
        return engine.handleCommand(channel, DATABASE, name, command);
    }

    private static Document document(JsonObject json) {
        Document document = new Document();
        json.forEach(entry -> document.put(entry.getKey(), stored(entry.getValue())));
        return document;
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonObject object -> document(object);
            case JsonArray array -> {
                List<Object> list = new ArrayList<>();
                array.forEach(each -> list.add(stored(each)));
                yield list;
            }
            case BigDecimal decimal -> new Decimal128(decimal);
            default -> value;
        };
    }

    private static JsonObject json(Document document) {
        JsonObject json = new JsonObject();
        document.forEach((name, value) -> json.put(name, read(value)));
        return json;
    }

    private static @Nullable Object read(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Document document -> json(document);
            case Iterable<?> list -> {
                JsonArray array = new JsonArray();
                list.forEach(each -> array.add(read(each)));
                yield array;
            }
            case Decimal128 decimal -> decimal.toBigDecimal();
            default -> value;
        };
    }

    private static List<JsonObject> rows(Document answer) {
        List<JsonObject> rows = new ArrayList<>();
        Document cursor = (Document) requireNonNull(answer.get("cursor"));
        for (Object row : (Iterable<?>) requireNonNull(cursor.get("firstBatch"))) {
            rows.add(json((Document) row));
        }
        return rows;
    }

    private static long counted(Document answer, String field) {
        for (Object error : (Iterable<?>) answer.getOrDefault("writeErrors", List.of())) {
            String text = String.valueOf(((Document) error).get("errmsg"));
            throw new DuplicateKey(text.replaceFirst(".*index: (\\S+) dup key.*", "$1"));
        }
        return ((Number) answer.getOrDefault(field, 0)).longValue();
    }

    private final class View implements Documents {
        private final String name;
        private final Link link;
        private final Planted bug;

        View(String name, Link link, Planted bug) {
            this.name = name;
            this.link = link;
            this.bug = bug;
        }

        private Document filter(String operation, JsonObject asked) {
            return SimulatedDocuments.document(bug.filter(name + "." + operation, asked));
        }

        @Override
        public Future<Optional<JsonObject>> findOne(JsonObject filter) {
            return findOne(filter, new JsonObject());
        }

        @Override
        public Future<Optional<JsonObject>> findOne(JsonObject filter, JsonObject fields) {
            return find(Find.where(filter).limitedTo(1).only(fields))
                    .map(found -> found.stream().findFirst());
        }

        @Override
        public Future<List<JsonObject>> find(Find find) {
            Document query = new Document("filter", filter("find", find.filter()))
                    .append("sort", document(find.sort()))
                    .append("limit", find.limit())
                    .append("skip", find.skip())
                    .append("batchSize", find.limit())
                    .append("projection", document(find.fields()));
            return link.send(name + ".find", () -> rows(command("find", name, query)));
        }

        @Override
        public Future<Long> count(JsonObject filter) {
            Document query = new Document("query", filter("count", filter));
            return link.send(name + ".count", () -> counted(command("count", name, query), "n"));
        }

        @Override
        public Future<Void> insert(JsonObject document) {
            JsonObject inserted = bug.document(name + ".insert", document);
            return link.send(name + ".insert", () -> {
                inserted(inserted);
                return null;
            });
        }

        private void inserted(JsonObject document) {
            Document insert = new Document("documents", List.of(SimulatedDocuments.document(document)));
            counted(command("insert", name, insert), "n");
            afterWrite.written(name, document, document);
        }

        @Override
        public Future<Long> updateOne(JsonObject filter, JsonObject update) {
            return update(filter, update, false);
        }

        @Override
        public Future<Long> updateMany(JsonObject filter, JsonObject update) {
            return update(filter, update, true);
        }

        private Future<Long> update(JsonObject filter, JsonObject update, boolean many) {
            Document one = new Document("q", filter("update", filter))
                    .append("u", SimulatedDocuments.document(update))
                    .append("multi", many);
            Document updates = new Document("updates", List.of(one));
            return link.send(name + ".update", () -> {
                long changed = counted(command("update", name, updates), "nModified");
                if (changed > 0) {
                    afterWrite.written(name, filter, update);
                }
                return changed;
            });
        }

        @Override
        public Future<Optional<JsonObject>> findOneAndUpdate(JsonObject filter, JsonObject update) {
            return link.send(name + ".findAndModify", () -> modify(filter, update, false));
        }

        @Override
        public Future<JsonObject> upsert(JsonObject filter, JsonObject update) {
            return link.send(
                    name + ".upsert", () -> modify(filter, update, true).orElseThrow());
        }

        private Optional<JsonObject> modify(JsonObject filter, JsonObject update, boolean upsert) {
            Document modify = new Document("query", filter("findAndModify", filter))
                    .append("update", SimulatedDocuments.document(update))
                    .append("new", true)
                    .append("upsert", upsert);
            Optional<JsonObject> after = Optional.ofNullable(
                            command("findAndModify", name, modify).get("value"))
                    .map(found -> json((Document) found));
            after.ifPresent(found -> afterWrite.written(name, filter, update));
            return after;
        }

        @Override
        public Future<Long> deleteOne(JsonObject filter) {
            return delete(filter, 1);
        }

        @Override
        public Future<Long> deleteMany(JsonObject filter) {
            return delete(filter, 0);
        }

        private Future<Long> delete(JsonObject filter, int limit) {
            Document one = new Document("q", filter("delete", filter)).append("limit", limit);
            Document deletes = new Document("deletes", List.of(one));
            return link.send(name + ".delete", () -> counted(command("delete", name, deletes), "n"));
        }

        @Override
        public Future<Void> ensureIndex(List<String> fields, boolean unique) {
            Map<String, Object> keys = new LinkedHashMap<>();
            fields.forEach(field -> keys.put(field, 1));
            Document index = new Document("key", new Document(keys))
                    .append("name", String.join("_", fields))
                    .append("unique", unique);
            command("createIndexes", name, new Document("indexes", List.of(index)));
            return Future.succeededFuture();
        }

        @Override
        public Future<JsonArray> distinct(String field, JsonObject filter) {
            throw unused();
        }

        @Override
        public Future<List<JsonObject>> aggregate(JsonArray pipeline) {
            throw unused();
        }

        @Override
        public Future<Optional<JsonObject>> findOneAndReplace(JsonObject filter, JsonObject document) {
            throw unused();
        }

        /** In order, each write by itself: the store may die between two of them. */
        @Override
        public Future<Long> bulkWrite(List<BulkOperation> operations) {
            List<BulkOperation> copies = List.copyOf(operations);
            return link.send(name + ".bulkWrite", () -> {
                for (BulkOperation operation : copies) {
                    write(operation);
                    if (!link.goesOn()) {
                        throw new StoreUnavailable("died in the middle", true, new IllegalStateException());
                    }
                }
                return (long) copies.size();
            });
        }

        private void write(BulkOperation operation) {
            if (operation.getType() == BulkOperationType.INSERT) {
                inserted(bug.document(name + ".insert", operation.getDocument()));
                return;
            }
            Document one = new Document("q", SimulatedDocuments.document(operation.getFilter()))
                    .append("u", SimulatedDocuments.document(operation.getDocument()))
                    .append("upsert", operation.isUpsert());
            counted(command("update", name, new Document("updates", List.of(one))), "n");
            afterWrite.written(name, operation.getFilter(), operation.getDocument());
        }

        private static UnsupportedOperationException unused() {
            return new UnsupportedOperationException("not simulated");
        }
    }
}
