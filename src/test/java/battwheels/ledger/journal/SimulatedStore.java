package battwheels.ledger.journal;

import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.BulkOperationType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The document store as the commit point uses it: documents by id, unique keys per organization, ordered bulk writes.
 * Knows nothing of time; {@link Link} is the way to it.
 */
final class SimulatedStore {
    private final Map<String, Map<String, JsonObject>> collections = new LinkedHashMap<>();
    private final BiConsumer<String, JsonObject> onEntry;

    /** @param onEntry hears of every entry that is inserted, with its organization */
    SimulatedStore(BiConsumer<String, JsonObject> onEntry) {
        this.onEntry = onEntry;
    }

    List<JsonObject> all(CollectionSpec spec, String organization) {
        return collection(spec).values().stream()
                .filter(document -> organization.equals(document.getString("organization_id")))
                .toList();
    }

    private Map<String, JsonObject> collection(CollectionSpec spec) {
        return collections.computeIfAbsent(spec.name(), name -> new LinkedHashMap<>());
    }

    private Optional<JsonObject> find(CollectionSpec spec, String organization, JsonObject filter) {
        return all(spec, organization).stream()
                .filter(document ->
                        filter.stream().allMatch(each -> each.getValue().equals(document.getValue(each.getKey()))))
                .findFirst()
                .map(JsonObject::copy);
    }

    private void insert(CollectionSpec spec, String organization, JsonObject document) {
        if (collection(spec).containsKey(document.getString("_id"))) {
            throw new DuplicateKey("_id_");
        }
        for (String field : spec.uniqueFields()) {
            Object value = document.getValue(field);
            if (all(spec, organization).stream().anyMatch(other -> value.equals(other.getValue(field)))) {
                throw new DuplicateKey("organization_id_" + field);
            }
        }
        JsonObject stored = document.copy().put("organization_id", organization);
        collection(spec).put(document.getString("_id"), stored);
        if (spec.equals(JournalStore.ENTRIES)) {
            onEntry.accept(organization, stored);
        }
    }

    private void upsert(CollectionSpec spec, String organization, JsonObject filter, JsonObject set) {
        Optional<JsonObject> found = SimulatedStore.this.find(spec, organization, filter);
        if (found.isPresent()) {
            collection(spec).put(found.get().getString("_id"), found.get().mergeIn(set));
        } else {
            insert(spec, organization, filter.copy().mergeIn(set));
        }
    }

    /** What happens between a server and the store, at every request and every reply. */
    interface Link {
        /** The request is under way; throws when it is lost. */
        void request();

        /** Between two writes of one bulk; false: the store ends here, as when it dies in the middle. */
        boolean goesOn();

        /** The reply is under way; throws when it is lost. */
        void reply();
    }

    /** The store as one server reaches it. */
    Shelves through(Link link) {
        return (scope, spec) -> new View(scope, spec, link);
    }

    private final class View implements Documents {
        private final String organization;
        private final CollectionSpec spec;
        private final Link link;

        View(Scope scope, CollectionSpec spec, Link link) {
            this.organization = scope.organization().value();
            this.spec = spec;
            this.link = link;
        }

        @Override
        public Future<Optional<JsonObject>> findOne(JsonObject filter) {
            link.request();
            Optional<JsonObject> found = SimulatedStore.this.find(spec, organization, filter);
            link.reply();
            return Future.succeededFuture(found);
        }

        @Override
        public Future<Optional<JsonObject>> findOne(JsonObject filter, JsonObject fields) {
            return findOne(filter);
        }

        @Override
        public Future<Long> bulkWrite(List<BulkOperation> operations) {
            link.request();
            DuplicateKey refused = null;
            try {
                for (BulkOperation operation : new ArrayList<>(operations)) {
                    write(operation);
                    if (!link.goesOn()) {
                        throw new StoreUnavailable("died in the middle", true, new IllegalStateException());
                    }
                }
            } catch (DuplicateKey duplicate) {
                refused = duplicate;
            }
            link.reply();
            return refused == null ? Future.succeededFuture((long) operations.size()) : Future.failedFuture(refused);
        }

        private void write(BulkOperation operation) {
            if (operation.getType() == BulkOperationType.INSERT) {
                SimulatedStore.this.insert(spec, organization, operation.getDocument());
            } else {
                SimulatedStore.this.upsert(
                        spec,
                        organization,
                        operation.getFilter(),
                        operation.getDocument().getJsonObject("$set"));
            }
        }

        @Override
        public Future<List<JsonObject>> find(Find find) {
            throw unused();
        }

        @Override
        public Future<Long> count(JsonObject filter) {
            throw unused();
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
        public Future<Void> insert(JsonObject document) {
            throw unused();
        }

        @Override
        public Future<Long> updateOne(JsonObject filter, JsonObject update) {
            throw unused();
        }

        @Override
        public Future<Long> updateMany(JsonObject filter, JsonObject update) {
            throw unused();
        }

        @Override
        public Future<Optional<JsonObject>> findOneAndUpdate(JsonObject filter, JsonObject update) {
            throw unused();
        }

        @Override
        public Future<JsonObject> upsert(JsonObject filter, JsonObject update) {
            throw unused();
        }

        @Override
        public Future<Optional<JsonObject>> findOneAndReplace(JsonObject filter, JsonObject document) {
            throw unused();
        }

        @Override
        public Future<Long> deleteOne(JsonObject filter) {
            throw unused();
        }

        @Override
        public Future<Long> deleteMany(JsonObject filter) {
            throw unused();
        }

        @Override
        public Future<Void> ensureIndex(List<String> fields, boolean unique) {
            throw unused();
        }

        private static UnsupportedOperationException unused() {
            return new UnsupportedOperationException("the commit point does not do this");
        }
    }
}
