package battwheels.platform.store;

import static battwheels.platform.store.Waiting.failure;
import static battwheels.platform.store.Waiting.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.IndexOptions;
import io.vertx.ext.mongo.MongoClient;
import io.vertx.ext.mongo.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every document store must do alike. Collections are empty before each test. */
interface DocumentStoreContract {

    int DUPLICATE_KEY = 11000;
    UpdateOptions NEW = new UpdateOptions().setReturningNewDocument(true);
    FindOptions ANY = new FindOptions();

    MongoClient mongo();

    private static JsonObject json(Object... pairs) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }

    private static JsonObject ticket(String id, String organization, int version) {
        return json("_id", id, "organization_id", organization, "version", version, "status", "open");
    }

    private JsonObject insert(JsonObject document) {
        result(mongo().insert("tickets", document));
        return document;
    }

    private JsonObject find(JsonObject filter) {
        return result(mongo().findOne("tickets", filter, new JsonObject()));
    }

    private List<JsonObject> aggregate(JsonObject... stages) {
        List<JsonObject> rows = new ArrayList<>();
        Promise<List<JsonObject>> read = Promise.promise();
        mongo().aggregate("tickets", new JsonArray(List.of(stages)))
                .exceptionHandler(read::tryFail)
                .endHandler(end -> read.tryComplete(rows))
                .handler(rows::add);
        return result(read.future());
    }

    private void uniqueIndex(String... fields) {
        JsonObject keys = new JsonObject();
        List.of(fields).forEach(field -> keys.put(field, 1));
        result(mongo().createIndexWithOptions(
                        "tickets", keys, new IndexOptions().unique(true).name(String.join("_", fields))));
    }

    @Test
    default void aDocumentIsReadBackAsItWasWritten() {
        JsonObject written = insert(json(
                        "_id",
                        "tkt_1",
                        "organization_id",
                        "org_a",
                        "paise",
                        9_007_199_254_740_993L,
                        "rate",
                        1.5,
                        "done",
                        false,
                        "tags",
                        new JsonArray().add("a").add(new JsonObject().put("deep", 1)),
                        "note",
                        "चार्ज ⚡ \u0001")
                .putNull("nothing"));
        assertThat(find(json("organization_id", "org_a", "_id", "tkt_1"))).isEqualTo(written);
    }

    @Test
    default void aFilterOfOrganizationAndIdFindsOnlyWithBothRight() {
        insert(ticket("tkt_1", "org_a", 0));
        assertThat(find(json("organization_id", "org_a", "_id", "tkt_1"))).isNotNull();
        assertThat(find(json("_id", "tkt_1", "organization_id", "org_b"))).isNull();
        assertThat(find(json("organization_id", "org_a", "_id", "tkt_2"))).isNull();
    }

    @Test
    default void anAndOfClausesFindsLikeOneFilter() {
        insert(ticket("tkt_1", "org_a", 0));
        insert(ticket("tkt_2", "org_b", 0));
        JsonObject organization = json("organization_id", json("$eq", "org_b"));
        JsonObject open =
                json("$or", new JsonArray().add(json("status", "open")).add(json("status", "new")));
        assertThat(find(json("$and", new JsonArray().add(organization).add(open))))
                .isEqualTo(ticket("tkt_2", "org_b", 0));
        assertThat(find(json("$and", new JsonArray().add(organization).add(json("_id", "tkt_1")))))
                .isNull();
    }

    @Test
    default void aListIsFilteredSortedAndLimitedWithinItsOrganization() {
        IntStream.range(0, 30).forEach(n -> insert(ticket("tkt_" + n, n % 2 == 0 ? "org_a" : "org_b", n)));
        FindOptions page =
                new FindOptions().setSort(json("version", -1)).setSkip(2).setLimit(3);
        List<JsonObject> found = result(mongo().findWithOptions("tickets", json("organization_id", "org_a"), page));
        assertThat(found).extracting(ticket -> ticket.getInteger("version")).containsExactly(24, 22, 20);
        assertThat(result(mongo().count("tickets", json("organization_id", "org_b"))))
                .isEqualTo(15);
    }

    @Test
    default void aDocumentThatMovesToAnotherOrganizationIsFoundThereOnly() {
        insert(ticket("tkt_1", "org_a", 0));
        result(mongo().updateCollection(
                        "tickets", json("_id", "tkt_1"), json("$set", json("organization_id", "org_b"))));
        assertThat(find(json("organization_id", "org_a"))).isNull();
        assertThat(find(json("organization_id", "org_b")).getString("_id")).isEqualTo("tkt_1");
    }

    @Test
    default void aDeletedDocumentIsGoneFromEveryFilter() {
        insert(ticket("tkt_1", "org_a", 0));
        assertThat(result(mongo().removeDocument("tickets", json("organization_id", "org_a", "_id", "tkt_1")))
                        .getRemovedCount())
                .isEqualTo(1);
        assertThat(find(json("organization_id", "org_a"))).isNull();
        insert(ticket("tkt_1", "org_a", 1));
        assertThat(find(json("organization_id", "org_a", "_id", "tkt_1")).getInteger("version"))
                .isEqualTo(1);
    }

    @Test
    default void aReplaceKeepsTheIdAndDropsWhatItDoesNotName() {
        insert(ticket("tkt_1", "org_a", 0).put("note", "old"));
        JsonObject replaced = result(mongo().findOneAndReplaceWithOptions(
                        "tickets", json("_id", "tkt_1"), json("organization_id", "org_a", "version", 1), ANY, NEW));
        assertThat(replaced).isEqualTo(json("_id", "tkt_1", "organization_id", "org_a", "version", 1));
    }

    @Test
    default void distinctStaysInsideItsFilter() {
        insert(ticket("tkt_1", "org_a", 0));
        insert(ticket("tkt_2", "org_b", 0).put("status", "closed"));
        assertThat(result(mongo().distinctWithQuery(
                                "tickets", "status", String.class.getName(), json("organization_id", "org_a"))))
                .containsExactly("open");
    }

    @Test
    default void aSecondDocumentWithTheSameIdIsADuplicateKey() {
        insert(ticket("tkt_1", "org_a", 0));
        assertThat(code(failure(mongo().insert("tickets", ticket("tkt_1", "org_b", 0)))))
                .isEqualTo(DUPLICATE_KEY);
    }

    @Test
    default void uniquenessIsPerOrganizationAndNamesItsIndex() {
        uniqueIndex("organization_id", "email");
        insert(ticket("tkt_1", "org_a", 0).put("email", "a@example.com"));
        insert(ticket("tkt_2", "org_b", 0).put("email", "a@example.com"));
        Throwable refused =
                failure(mongo().insert("tickets", ticket("tkt_3", "org_a", 0).put("email", "a@example.com")));
        assertThat(code(refused)).isEqualTo(DUPLICATE_KEY);
        assertThat(refused).hasMessageContaining("index: organization_id_email dup key");
        assertThat(result(mongo().count("tickets", new JsonObject()))).isEqualTo(2);
    }

    @Test
    default void anUpdateIntoAnotherDocumentsUniqueValueIsRefusedAndChangesNothing() {
        uniqueIndex("organization_id", "email");
        insert(ticket("tkt_1", "org_a", 0).put("email", "a@example.com"));
        insert(ticket("tkt_2", "org_a", 0).put("email", "b@example.com"));
        JsonObject second = json("organization_id", "org_a", "_id", "tkt_2");
        JsonObject clash = json("$set", json("email", "a@example.com", "status", "closed"));
        assertThat(code(failure(mongo().updateCollection("tickets", second, clash))))
                .isEqualTo(DUPLICATE_KEY);
        assertThat(code(failure(mongo().findOneAndUpdate("tickets", second, clash))))
                .isEqualTo(DUPLICATE_KEY);
        assertThat(find(second).getString("email")).isEqualTo("b@example.com");
        assertThat(find(second).getString("status")).isEqualTo("open");
    }

    @Test
    default void aUniqueValueGivenUpCanBeTaken() {
        uniqueIndex("organization_id", "email");
        insert(ticket("tkt_1", "org_a", 0).put("email", "a@example.com"));
        result(mongo().updateCollection("tickets", json("_id", "tkt_1"), json("$set", json("email", "~tkt_1"))));
        insert(ticket("tkt_2", "org_a", 0).put("email", "a@example.com"));
        JsonObject holder = find(json("organization_id", "org_a", "email", "a@example.com", "status", "open"));
        assertThat(holder.getString("_id")).isEqualTo("tkt_2");
        assertThat(find(json("organization_id", "org_a", "email", "a@example.com", "status", "closed")))
                .isNull();
    }

    @Test
    default void ofFiftyCompareAndSetsOnOneVersionOneWins() {
        insert(ticket("tkt_1", "org_a", 7));
        JsonObject expected = json("organization_id", "org_a", "_id", "tkt_1", "version", 7);
        List<Future<JsonObject>> attempts = IntStream.range(0, 50)
                .mapToObj(n -> mongo().findOneAndUpdateWithOptions(
                                "tickets",
                                expected,
                                json("$set", json("winner", n), "$inc", json("version", 1)),
                                ANY,
                                NEW))
                .toList();
        List<JsonObject> winners = attempts.stream()
                .map(attempt -> result(attempt))
                .filter(Objects::nonNull)
                .toList();
        assertThat(winners).hasSize(1);
        assertThat(find(json("_id", "tkt_1"))).isEqualTo(winners.getFirst());
        assertThat(winners.getFirst().getInteger("version")).isEqualTo(8);
    }

    @Test
    default void concurrentUpsertsOfOneCounterCountEveryCall() {
        List<Future<JsonObject>> calls = IntStream.range(0, 50)
                .mapToObj(n -> mongo().findOneAndUpdateWithOptions(
                                "tickets",
                                json("_id", "ctr_1"),
                                json("$inc", json("value", 1), "$setOnInsert", json("organization_id", "org_a")),
                                ANY,
                                new UpdateOptions()
                                        .setReturningNewDocument(true)
                                        .setUpsert(true)))
                .toList();
        List<Integer> values =
                calls.stream().map(call -> result(call).getInteger("value")).toList();
        assertThat(values)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(find(json("organization_id", "org_a")))
                .isEqualTo(json("_id", "ctr_1", "value", 50, "organization_id", "org_a"));
    }

    @Test
    default void aFailedCompareAndSetReturnsNothingAndWritesNothing() {
        insert(ticket("tkt_1", "org_a", 1));
        JsonObject stale = json("organization_id", "org_a", "_id", "tkt_1", "version", 0);
        assertThat(result(mongo().findOneAndUpdateWithOptions(
                                "tickets", stale, json("$set", json("status", "closed")), ANY, NEW)))
                .isNull();
        assertThat(find(json("_id", "tkt_1"))).isEqualTo(ticket("tkt_1", "org_a", 1));
    }

    @Test
    default void oneElementOfAnArrayIsChangedByPosition() {
        insert(ticket("tkt_1", "org_a", 0)
                .put("lines", new JsonArray().add(json("id", "a", "n", 1)).add(json("id", "b", "n", 2))));
        JsonObject line = json("organization_id", "org_a", "_id", "tkt_1", "lines.id", "b");
        result(mongo().updateCollection("tickets", line, json("$set", json("lines.$.n", 5))));
        assertThat(find(json("_id", "tkt_1")).getJsonArray("lines"))
                .isEqualTo(new JsonArray().add(json("id", "a", "n", 1)).add(json("id", "b", "n", 5)));
    }

    @Test
    default void aPushWithSliceKeepsTheNewest() {
        insert(ticket("tkt_1", "org_a", 0)
                .put("log", new JsonArray().add(1).add(2).add(3)));
        JsonObject push = json("log", json("$each", new JsonArray().add(4).add(5), "$slice", -3));
        result(mongo().updateCollection("tickets", json("_id", "tkt_1"), json("$push", push)));
        assertThat(find(json("_id", "tkt_1")).getJsonArray("log"))
                .isEqualTo(new JsonArray().add(3).add(4).add(5));
    }

    @Test
    default void aPullRemovesMatchingElements() {
        insert(ticket("tkt_1", "org_a", 0)
                .put("outbox", new JsonArray().add(json("id", "e1")).add(json("id", "e2"))));
        result(mongo().updateCollection(
                        "tickets",
                        json("_id", "tkt_1"),
                        json("$pull", json("outbox", json("id", json("$in", new JsonArray().add("e1")))))));
        assertThat(find(json("_id", "tkt_1")).getJsonArray("outbox")).isEqualTo(new JsonArray().add(json("id", "e2")));
    }

    @Test
    default void anArrayFieldIsFoundByEachElement() {
        insert(ticket("tkt_1", "org_a", 0).put("tags", new JsonArray().add("x").add("y")));
        assertThat(find(json("organization_id", "org_a", "tags", "y"))).isNotNull();
        assertThat(find(json("organization_id", "org_a", "tags", "z"))).isNull();
    }

    @Test
    default void aBulkOfInsertsUpdatesAndDeletesIsOrdered() {
        var outcome = result(mongo().bulkWrite(
                        "tickets",
                        List.of(
                                BulkOperation.createInsert(ticket("tkt_1", "org_a", 0)),
                                BulkOperation.createInsert(ticket("tkt_2", "org_a", 0)),
                                BulkOperation.createUpdate(
                                        json("organization_id", "org_a", "_id", "tkt_1"),
                                        json("$set", json("status", "closed"))),
                                BulkOperation.createDelete(json("organization_id", "org_a", "_id", "tkt_2")))));
        assertThat(outcome.getInsertedCount()).isEqualTo(2);
        assertThat(outcome.getModifiedCount()).isEqualTo(1);
        assertThat(outcome.getDeletedCount()).isEqualTo(1);
        assertThat(find(json("organization_id", "org_a")))
                .isEqualTo(ticket("tkt_1", "org_a", 0).put("status", "closed"));
    }

    @Test
    default void anAggregationGroupsSortsAndProjectsWithinItsMatch() {
        IntStream.range(0, 6)
                .forEach(n -> insert(ticket("tkt_" + n, n < 4 ? "org_a" : "org_b", n)
                        .put("status", n % 2 == 0 ? "open" : "closed")));
        insert(ticket("tkt_9", "org_a", 9));
        List<JsonObject> rows = aggregate(
                json("$match", json("organization_id", "org_a")),
                json("$group", json("_id", "$status", "n", json("$sum", 1), "top", json("$max", "$version"))),
                json("$sort", json("n", -1)),
                json("$project", json("_id", 0, "status", "$_id", "n", 1, "top", 1)));
        assertThat(rows)
                .containsExactly(json("n", 3, "top", 9, "status", "open"), json("n", 2, "top", 3, "status", "closed"));
    }

    @Test
    default void unwindFacetAndCountAgree() {
        insert(ticket("tkt_1", "org_a", 0).put("tags", new JsonArray().add("x").add("y")));
        insert(ticket("tkt_2", "org_a", 0).put("tags", new JsonArray().add("y")));
        insert(ticket("tkt_3", "org_b", 0).put("tags", new JsonArray().add("y")));
        JsonObject own = json("$match", json("organization_id", "org_a"));
        JsonArray counted = new JsonArray()
                .add(json("$unwind", "$tags"))
                .add(json("$match", json("tags", "y")))
                .add(json("$count", "n"));
        JsonArray all = new JsonArray().add(json("$count", "n"));
        JsonObject facets =
                aggregate(own, json("$facet", json("y", counted, "all", all))).getFirst();
        assertThat(facets.getJsonArray("y").getJsonObject(0).getInteger("n")).isEqualTo(2);
        assertThat(facets.getJsonArray("all").getJsonObject(0).getInteger("n")).isEqualTo(2);
    }

    @Test
    default void aLookupReadsBeyondTheLeadingMatchOfItsPipeline() {
        insert(ticket("tkt_1", "org_a", 0).put("parent", "tkt_2"));
        insert(ticket("tkt_2", "org_b", 0));
        JsonObject lookup = json("from", "tickets", "localField", "parent", "foreignField", "_id", "as", "parents");
        List<JsonObject> rows = aggregate(json("$match", json("organization_id", "org_a")), json("$lookup", lookup));
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().getJsonArray("parents")).isEqualTo(new JsonArray().add(ticket("tkt_2", "org_b", 0)));
    }

    @Test
    default void aLookupWithAPipelineStaysInsideItsOwnMatch() {
        insert(ticket("tkt_1", "org_a", 0).put("parent", "tkt_2"));
        insert(ticket("tkt_2", "org_b", 0));
        JsonObject same = json("$expr", json("$eq", new JsonArray().add("$_id").add("$$parent")));
        JsonArray inside = new JsonArray()
                .add(json("$match", json("organization_id", "org_a")))
                .add(json("$match", same));
        JsonObject lookup =
                json("from", "tickets", "let", json("parent", "$parent"), "pipeline", inside, "as", "parents");
        List<JsonObject> rows = aggregate(json("$match", json("organization_id", "org_a")), json("$lookup", lookup));
        assertThat(rows.getFirst().getJsonArray("parents")).isEmpty();
    }

    @Test
    default void aCollectionIsDroppedAndMadeAgain() {
        uniqueIndex("organization_id", "email");
        insert(ticket("tkt_1", "org_a", 0).put("email", "a@example.com"));
        result(mongo().dropCollection("tickets"));
        assertThat(find(json("organization_id", "org_a"))).isNull();
        insert(ticket("tkt_1", "org_a", 0).put("email", "a@example.com"));
        assertThat(find(json("organization_id", "org_a"))).isNotNull();
    }

    @Test
    default void makingAnIndexThatIsThereChangesNothing() {
        uniqueIndex("organization_id", "email");
        assertThatCode(() -> uniqueIndex("organization_id", "email")).doesNotThrowAnyException();
    }

    private static int code(Throwable failure) {
        return switch (failure) {
            case MongoWriteException write -> write.getError().getCode();
            case MongoCommandException command -> command.getErrorCode();
            default -> throw new AssertionError("not a refusal of the server: " + failure, failure);
        };
    }
}
