package battwheels.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.platform.store.Documents;
import battwheels.platform.store.Find;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every method renders the organization into what it sends. */
class TenantCollectionTest {
    private static final Scope SCOPE = new Scope(
            new OrganizationId("org_aaaaaaaa"), Actor.SYSTEM, Grants.NONE, "corr", new Deadline(Long.MAX_VALUE));

    private final RecordedDocuments sent = new RecordedDocuments();
    private final List<String> logged = new ArrayList<>();
    private final TenantCollection target = new TenantCollection(
            sent,
            "tickets",
            SCOPE,
            new OrganizationInjection(),
            (operation, collection, organization, shape) ->
                    logged.add(operation + " " + collection + " " + organization + " " + shape));

    private static JsonObject json(String text) {
        return new JsonObject(text.replace('\'', '"'));
    }

    private static JsonArray array(String text) {
        return new JsonArray(text.replace('\'', '"'));
    }

    private String sent() {
        assertThat(sent.calls).hasSize(1);
        return sent.calls.getFirst().replace('"', '\'');
    }

    @Test
    void findOneAsksForTheOrganizationFirst() {
        Optional<JsonObject> found = target.findOne(json("{'_id':'t1'}")).result();

        assertThat(sent()).isEqualTo("findOne {'organization_id':'org_aaaaaaaa','_id':'t1'}");
        assertThat(found).contains(json("{'from':'findOne'}"));
    }

    @Test
    void findOneWithFieldsAsksForTheOrganization() {
        Optional<JsonObject> found =
                target.findOne(json("{'_id':'t1'}"), json("{'title':1}")).result();

        assertThat(sent()).isEqualTo("findOne {'organization_id':'org_aaaaaaaa','_id':'t1'} {'title':1}");
        assertThat(found).contains(json("{'from':'findOne fields'}"));
    }

    @Test
    void findAsksForTheOrganizationAndKeepsItsBounds() {
        Find find = Find.where(json("{'status':'open'}")).limitedTo(7).only(json("{'title':1}"));

        assertThat(target.find(find).result()).containsExactly(json("{'from':'find'}"));
        assertThat(sent()).isEqualTo("find {'organization_id':'org_aaaaaaaa','status':'open'} {'title':1} 7");
    }

    @Test
    void anEmptyFilterStillNamesTheOrganization() {
        assertThat(target.count(new JsonObject()).result()).isEqualTo(11);
        assertThat(sent()).isEqualTo("count {'organization_id':'org_aaaaaaaa'}");
    }

    @Test
    void distinctAsksForTheOrganization() {
        assertThat(target.distinct("status", json("{'a':1}")).result()).containsExactly("distinct");
        assertThat(sent()).isEqualTo("distinct status {'organization_id':'org_aaaaaaaa','a':1}");
    }

    @Test
    void anAggregationBeginsWithTheOrganization() {
        List<JsonObject> rows =
                target.aggregate(array("[{'$group':{'_id':'$status'}}]")).result();

        assertThat(sent())
                .isEqualTo("aggregate [{'$match':{'organization_id':'org_aaaaaaaa'}},{'$group':{'_id':'$status'}}]");
        assertThat(rows).containsExactly(json("{'from':'aggregate'}"));
    }

    @Test
    void anInsertedDocumentBelongsToTheOrganizationAndTheCallersCopyStaysAsItWas() {
        JsonObject document = json("{'_id':'t1'}");

        assertThat(target.insert(document).succeeded()).isTrue();
        assertThat(sent()).isEqualTo("insert {'_id':'t1','organization_id':'org_aaaaaaaa'}");
        assertThat(document).isEqualTo(json("{'_id':'t1'}"));
    }

    @Test
    void anUpdateReachesTheOrganizationsDocumentsAlone() {
        assertThat(target.updateOne(json("{'_id':'t1'}"), json("{'$set':{'a':1}}"))
                        .result())
                .isEqualTo(12);
        assertThat(sent()).isEqualTo("updateOne {'organization_id':'org_aaaaaaaa','_id':'t1'} {'$set':{'a':1}}");
    }

    @Test
    void anUpdateOfManyReachesTheOrganizationsDocumentsAlone() {
        assertThat(target.updateMany(new JsonObject(), json("{'$set':{'a':1}}")).result())
                .isEqualTo(13);
        assertThat(sent()).isEqualTo("updateMany {'organization_id':'org_aaaaaaaa'} {'$set':{'a':1}}");
    }

    @Test
    void findOneAndUpdateReachesTheOrganizationsDocumentsAlone() {
        assertThat(target.findOneAndUpdate(json("{'_id':'t1'}"), json("{'$inc':{'a':1}}"))
                        .result())
                .contains(json("{'from':'findOneAndUpdate'}"));
        assertThat(sent()).isEqualTo("findOneAndUpdate {'organization_id':'org_aaaaaaaa','_id':'t1'} {'$inc':{'a':1}}");
    }

    @Test
    void anUpsertInsertsForTheOrganization() {
        assertThat(target.upsert(json("{'key':'k'}"), json("{'$set':{'a':1}}")).result())
                .isEqualTo(json("{'from':'upsert'}"));
        assertThat(sent()).isEqualTo("upsert {'organization_id':'org_aaaaaaaa','key':'k'} {'$set':{'a':1}}");
    }

    @Test
    void aReplacementStaysInTheOrganization() {
        assertThat(target.findOneAndReplace(json("{'_id':'t1'}"), json("{'a':1}"))
                        .result())
                .contains(json("{'from':'findOneAndReplace'}"));
        assertThat(sent())
                .isEqualTo("findOneAndReplace {'organization_id':'org_aaaaaaaa','_id':'t1'}"
                        + " {'a':1,'organization_id':'org_aaaaaaaa'}");
    }

    @Test
    void deletesReachTheOrganizationsDocumentsAlone() {
        assertThat(target.deleteOne(json("{'_id':'t1'}")).result()).isEqualTo(14);
        assertThat(target.deleteMany(new JsonObject()).result()).isEqualTo(15);

        assertThat(sent.calls.stream().map(call -> call.replace('"', '\'')))
                .containsExactly(
                        "deleteOne {'organization_id':'org_aaaaaaaa','_id':'t1'}",
                        "deleteMany {'organization_id':'org_aaaaaaaa'}");
    }

    @Test
    void everyPartOfABulkWriteStaysInTheOrganizationAndKeepsItsOptions() {
        List<BulkOperation> operations = List.of(
                BulkOperation.createInsert(json("{'_id':'t1'}")),
                BulkOperation.createDelete(json("{'_id':'t2'}")).setMulti(true),
                BulkOperation.createReplace(json("{'_id':'t3'}"), json("{'a':1}"), true),
                BulkOperation.createUpdate(json("{'_id':'t4'}"), json("{'$set':{'a':1}}"), true, true),
                BulkOperation.createUpdate(json("{'_id':'t5'}"), json("{'$set':{'a':2}}"), false, false));

        assertThat(target.bulkWrite(operations).result()).isEqualTo(16);

        JsonArray parts = new JsonArray(sent.calls.getFirst().substring("bulkWrite ".length()));
        assertThat(parts.stream().map(part -> essence((JsonObject) part)))
                .containsExactly(
                        "INSERT null {'_id':'t1','organization_id':'org_aaaaaaaa'} false false",
                        "DELETE {'organization_id':'org_aaaaaaaa','_id':'t2'} null false true",
                        "REPLACE {'organization_id':'org_aaaaaaaa','_id':'t3'}"
                                + " {'a':1,'organization_id':'org_aaaaaaaa'} true false",
                        "UPDATE {'organization_id':'org_aaaaaaaa','_id':'t4'} {'$set':{'a':1}} true true",
                        "UPDATE {'organization_id':'org_aaaaaaaa','_id':'t5'} {'$set':{'a':2}} false false");
    }

    private static String essence(JsonObject part) {
        return (part.getString("type") + " " + part.getValue("filter") + " " + part.getValue("document") + " "
                        + part.getBoolean("upsert") + " " + part.getBoolean("multi"))
                .replace('"', '\'');
    }

    @Test
    void anIndexIsNeverMadeByARequest() {
        assertThatThrownBy(() -> target.ensureIndex(List.of("a"), true)).isInstanceOf(TenancyBreach.class);
        assertThat(sent.calls).isEmpty();
    }

    @Test
    void whatBreaksTheBorderIsNeverSent() {
        assertThatThrownBy(() -> target.findOne(json("{'organization_id':'org_bbbbbbbb'}")))
                .isInstanceOf(TenancyBreach.class);
        assertThatThrownBy(() -> target.findOne(json("{}"), json("{'x':{'$function':{}}}")))
                .isInstanceOf(TenancyBreach.class);
        assertThatThrownBy(() -> target.find(Find.where(json("{}")).only(json("{'x':{'$function':{}}}"))))
                .isInstanceOf(TenancyBreach.class);
        assertThatThrownBy(() -> target.insert(json("{'organization_id':'org_aaaaaaaa'}")))
                .isInstanceOf(TenancyBreach.class);
        assertThatThrownBy(() -> target.bulkWrite(List.of(
                        BulkOperation.createInsert(json("{'_id':'t1'}")),
                        BulkOperation.createDelete(json("{'organization_id':'org_bbbbbbbb'}")))))
                .isInstanceOf(TenancyBreach.class);
        assertThat(sent.calls).isEmpty();
    }

    @Test
    void everyOperationIsLoggedWithItsShapeAndWithoutItsValues() {
        target.findOne(json("{'phone':'+91 98765 43210'}"));
        target.find(Find.where(json("{'phone':'+91 98765 43210'}")));
        target.insert(json("{'phone':'+91 98765 43210'}"));
        target.aggregate(array("[{'$match':{'phone':'+91 98765 43210'}}]"));
        target.bulkWrite(List.of(
                BulkOperation.createInsert(json("{'phone':'1'}")),
                BulkOperation.createDelete(json("{'phone':'1'}")),
                BulkOperation.createReplace(json("{'phone':'1'}"), json("{}")),
                BulkOperation.createUpdate(json("{'phone':'1'}"), json("{'$set':{'a':1}}"))));

        assertThat(logged)
                .containsExactly(
                        "findOne tickets org_aaaaaaaa organization_id,phone",
                        "find tickets org_aaaaaaaa organization_id,phone",
                        "insert tickets org_aaaaaaaa ",
                        "aggregate tickets org_aaaaaaaa pipeline",
                        "bulkInsert tickets org_aaaaaaaa ",
                        "bulkDelete tickets org_aaaaaaaa organization_id,phone",
                        "bulkReplace tickets org_aaaaaaaa organization_id,phone",
                        "bulkUpdate tickets org_aaaaaaaa organization_id,phone");
    }

    /** A method added to the interface must be added here, with its injection. */
    @Test
    void noMethodOfTheStoreIsLeftOut() {
        Set<String> covered = Set.of(
                "findOne",
                "find",
                "count",
                "distinct",
                "aggregate",
                "insert",
                "updateOne",
                "updateMany",
                "findOneAndUpdate",
                "upsert",
                "findOneAndReplace",
                "deleteOne",
                "deleteMany",
                "bulkWrite",
                "ensureIndex");

        assertThat(Stream.of(Documents.class.getDeclaredMethods())
                        .filter(method -> Future.class.isAssignableFrom(method.getReturnType()))
                        .map(Method::getName))
                .hasSize(covered.size() + 1)
                .allMatch(covered::contains);
    }
}
