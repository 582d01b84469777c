package battwheels.platform.tenancy;

import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The knowledge that belongs to no organization and that all read (design rule 16). Every change moves its revision, so
 * that whoever holds a copy knows when it is old.
 */
public final class PlatformKnowledge {
    private static final String REVISION = "revision";
    private static final JsonObject REVISION_ID = new JsonObject().put("_id", REVISION);
    private static final JsonObject BY_ID = new JsonObject().put("_id", 1);

    private final Documents documents;

    public PlatformKnowledge(PlatformStores stores) {
        this.documents = stores.open(PlatformCollection.PLATFORM_KNOWLEDGE);
    }

    /** Moves with every change; 0 before the first. */
    public Future<Long> revision() {
        return documents
                .findOne(REVISION_ID)
                .map(found -> found.map(row -> row.getLong("value", 0L)).orElse(0L));
    }

    /**
     * Everything of one kind, by id.
     *
     * @param most fails beyond this many: what is held in memory is bounded
     */
    public Future<List<JsonObject>> all(String kind, int most) {
        return page(kind, "", new ArrayList<>(), most);
    }

    private Future<List<JsonObject>> page(String kind, String after, List<JsonObject> sofar, int most) {
        JsonObject filter = new JsonObject().put("kind", kind).put("_id", new JsonObject().put("$gt", after));
        return documents.find(Find.where(filter).sortedBy(BY_ID)).compose(rows -> {
            sofar.addAll(rows);
            if (sofar.size() > most) {
                return Future.failedFuture(new IllegalStateException("more than " + most + " of " + kind));
            }
            return rows.size() < Find.MAX
                    ? Future.succeededFuture(sofar)
                    : page(kind, rows.getLast().getString("_id"), sofar, most);
        });
    }

    public Future<Optional<JsonObject>> find(String kind, String id) {
        return documents.findOne(new JsonObject().put("_id", id).put("kind", kind));
    }

    /** Puts in what is not there yet under its id; what is there stays. True when it was put in. */
    public Future<Boolean> add(String kind, JsonObject document) {
        return documents
                .insert(document.copy().put("kind", kind))
                .map(true)
                .recover(failure ->
                        failure instanceof DuplicateKey ? Future.succeededFuture(false) : Future.failedFuture(failure));
    }

    /** As {@link #add}, many in one go. */
    public Future<Void> addAll(String kind, List<JsonObject> all) {
        List<BulkOperation> operations = all.stream()
                .map(document -> {
                    JsonObject id = new JsonObject().put("_id", document.getString("_id"));
                    JsonObject fields = document.copy().put("kind", kind);
                    fields.remove("_id");
                    return BulkOperation.createUpdate(id, new JsonObject().put("$setOnInsert", fields))
                            .setUpsert(true);
                })
                .toList();
        return documents.bulkWrite(operations).mapEmpty();
    }

    /** Replaces what is there under this id. */
    public Future<Boolean> replace(String kind, JsonObject document) {
        JsonObject same = new JsonObject().put("_id", document.getString("_id")).put("kind", kind);
        return documents
                .findOneAndReplace(same, document.copy().put("kind", kind))
                .map(found -> found.isPresent());
    }

    /** To be called after a change, or after several that belong together. */
    public Future<Void> changed() {
        return documents
                .upsert(REVISION_ID, new JsonObject().put("$inc", new JsonObject().put("value", 1L)))
                .mapEmpty();
    }
}
