package battwheels.platform.store.embedded;

import static battwheels.platform.store.Waiting.result;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writers that insert and then update, each remembering per document the newest version a store acknowledged. */
final class AcknowledgedWrites {
    private static final String COLLECTION = "tickets";
    private static final int UPDATES_EACH = 3;

    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Map<String, String> organizations = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger sequence = new AtomicInteger();

    int count() {
        return acknowledged.get();
    }

    /** Writes until the store is gone. */
    Future<List<Void>> writeUntilFailure(MongoClient mongo, int writers) {
        return Future.join(IntStream.range(0, writers)
                        .mapToObj(writer -> insert(mongo, "org_" + writer))
                        .toList())
                .<List<Void>>mapEmpty()
                .otherwise(List.of());
    }

    private Future<Void> insert(MongoClient mongo, String organization) {
        String id = "tkt_" + sequence.incrementAndGet();
        organizations.put(id, organization);
        return mongo.insert(COLLECTION, document(id, organization)).compose(done -> {
            acknowledge(id, 0);
            return update(mongo, organization, id, 1);
        });
    }

    private Future<Void> update(MongoClient mongo, String organization, String id, int version) {
        if (version > UPDATES_EACH) {
            return insert(mongo, organization);
        }
        JsonObject before = new JsonObject()
                .put("_id", id)
                .put("organization_id", organization)
                .put("version", version - 1);
        JsonObject change = new JsonObject().put("$inc", new JsonObject().put("version", 1));
        return mongo.findOneAndUpdate(COLLECTION, before, change).compose(done -> {
            acknowledge(id, version);
            return update(mongo, organization, id, version + 1);
        });
    }

    private static JsonObject document(String id, String organization) {
        return new JsonObject()
                .put("_id", id)
                .put("organization_id", organization)
                .put("version", 0)
                .put("note", "x".repeat(300));
    }

    /**
     * Repeats every insert that was sent and not acknowledged, as a client with an idempotency key does. The store either
     * holds it or not: a document that is half there, found by id and not by organization, shows as a failure.
     */
    List<String> halfDone(MongoClient mongo) {
        return organizations.entrySet().stream()
                .filter(sent -> !versions.containsKey(sent.getKey()))
                .map(sent -> repeated(mongo, sent.getKey(), sent.getValue()))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable String repeated(MongoClient mongo, String id, String organization) {
        String outcome = result(mongo.insert(COLLECTION, document(id, organization))
                .map("inserted")
                .otherwise(failure -> String.valueOf(failure.getMessage())));
        JsonObject own = new JsonObject().put("organization_id", organization);
        boolean listed =
                result(mongo.find(COLLECTION, own)).stream().anyMatch(found -> id.equals(found.getString("_id")));
        acknowledge(id, 0);
        return listed && (outcome.equals("inserted") || outcome.contains("E11000"))
                ? null
                : id + ": " + outcome + (listed ? "" : ", not in its organization's list");
    }

    private void acknowledge(String id, int version) {
        versions.put(id, version);
        acknowledged.incrementAndGet();
    }

    /** The acknowledged writes a store does not hold, each as a sentence. */
    List<String> missing(MongoClient mongo, int writers) {
        Map<String, Integer> stored = new ConcurrentHashMap<>();
        for (int writer = 0; writer < writers; writer++) {
            JsonObject own = new JsonObject().put("organization_id", "org_" + writer);
            result(mongo.find(COLLECTION, own))
                    .forEach(found -> stored.put(found.getString("_id"), found.getInteger("version")));
        }
        return versions.entrySet().stream()
                .map(entry -> missing(entry.getKey(), entry.getValue(), stored.get(entry.getKey())))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String missing(String id, int acknowledged, @Nullable Integer stored) {
        return stored != null && stored >= acknowledged
                ? null
                : id + ": acknowledged version " + acknowledged + ", stored " + stored;
    }
}
