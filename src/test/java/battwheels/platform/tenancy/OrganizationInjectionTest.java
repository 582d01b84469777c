package battwheels.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the organization is written into, and everything that would get around it. Quotes stand for double ones. */
class OrganizationInjectionTest {
    private static final Scope SCOPE = new Scope(
            new OrganizationId("org_aaaaaaaa"), Actor.SYSTEM, Grants.NONE, "corr", new Deadline(Long.MAX_VALUE));

    private final OrganizationInjection target = new OrganizationInjection();

    private static JsonObject json(String text) {
        return new JsonObject(text.replace('\'', '"'));
    }

    private static JsonArray array(String text) {
        return new JsonArray(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'organization_id':'org_bbbbbbbb'}",
                "{'organization_id':'org_aaaaaaaa'}",
                "{'organization_id':null}",
                "{'organization_id.x':1}",
                "{'organization_id':{'$ne':''}}",
                "{'$or':[{'organization_id':'org_bbbbbbbb'},{}]}",
                "{'$and':[null,{'$nor':[{'organization_id':'org_bbbbbbbb'}]}]}",
                "{'a':{'$elemMatch':{'organization_id':'org_bbbbbbbb'}}}",
                "{'$where':'true'}",
                "{'a':null,'$or':[{'$where':'true'}]}",
                "{'$expr':{'$function':{'body':'','args':[],'lang':'js'}}}",
            })
    void aFilterThatNamesTheOrganizationOrRunsCodeIsRefused(String filter) {
        assertThatThrownBy(() -> target.filter(SCOPE, json(filter))).isInstanceOf(TenancyBreach.class);
    }

    @Test
    void aFilterMadeOfPlainMapsIsLookedThroughAsWell() {
        JsonObject maps = new JsonObject(Map.of("$or", List.of(Map.of("organization_id", "org_bbbbbbbb"))));

        assertThatThrownBy(() -> target.filter(SCOPE, maps)).isInstanceOf(TenancyBreach.class);
    }

    @Test
    void aFilterKeepsWhatItAskedFor() {
        assertThat(target.filter(SCOPE, json("{'a':{'$in':[1,null]},'organization_ids':2,'my_organization_id':3}")))
                .isEqualTo(json("{'organization_id':'org_aaaaaaaa','a':{'$in':[1,null]},'organization_ids':2,"
                        + "'my_organization_id':3}"));
    }

    @Test
    void theCallersFilterIsLeftAsItWas() {
        JsonObject filter = json("{'a':1}");
        target.filter(SCOPE, filter);

        assertThat(filter).isEqualTo(json("{'a':1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'organization_id':'org_aaaaaaaa'}", "{'organization_id':null}", "{'organization_id.x':1}"})
    void aDocumentThatNamesItsOrganizationIsRefused(String document) {
        assertThatThrownBy(() -> target.document(SCOPE, json(document))).isInstanceOf(TenancyBreach.class);
    }

    /** A workshop may call a setting what it likes; only the document's own field is the store's. */
    @Test
    void dataInsideAFieldMayBeCalledAnything() {
        JsonObject free = json("{'settings':{'organization_id':'x','$where':1}}");

        assertThat(target.document(SCOPE, free).getJsonObject("settings")).isEqualTo(free.getJsonObject("settings"));
        assertThatCode(() -> target.update(new JsonObject().put("$set", free))).doesNotThrowAnyException();
        assertThatCode(() -> target.update(json("{'$push':{'outbox':{'$each':[{'data':{'organization_id':1}}]}}}")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$set':{'organization_id':'org_bbbbbbbb'}}",
                "{'$set':{'a':1,'organization_id.x':1}}",
                "{'$unset':{'organization_id':''}}",
                "{'$setOnInsert':{'organization_id':'org_bbbbbbbb'}}",
                "{'$inc':{'organization_id':1}}",
                "{'$push':{'organization_id':'x'}}",
                "{'$rename':{'organization_id':'other'}}",
                "{'$rename':{'other':'organization_id'}}",
                "{'$rename':{'other':'organization_id.x'}}",
                "{'title':'a replacement'}",
                "{'title':{'a':'replacement of its own kind'}}",
                "{'$set':{'a':1},'title':'half a replacement'}",
                "{'$set':'text'}",
                "{'$set':null}",
            })
    void anUpdateThatTouchesTheOrganizationOrIsNoUpdateIsRefused(String update) {
        assertThatThrownBy(() -> target.update(json(update))).isInstanceOf(TenancyBreach.class);
    }

    @Test
    void anUpdateOfPlainMapsIsLookedThroughAsWell() {
        JsonObject maps = new JsonObject(Map.of("$set", Map.of("organization_id", "org_bbbbbbbb")));

        assertThatThrownBy(() -> target.update(maps)).isInstanceOf(TenancyBreach.class);
    }

    @Test
    void anUpdateOfOtherFieldsPassesAsItIs() {
        JsonObject update = json("{'$set':{'a':{'b':1}},'$inc':{'version':1},'$rename':{'b':'c'}}");

        assertThat(target.update(update)).isEqualTo(update);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'$out':'other'}]",
                "[{'$merge':{'into':'other'}}]",
                "[{'$unionWith':'other'}]",
                "[{'$unionWith':{'coll':'other','pipeline':[]}}]",
                "[{'$graphLookup':{'from':'other','startWith':'$a','connectFromField':'a','connectToField':'b','as':'c'}}]",
                "[{'$geoNear':{}}]",
                "[{'$collStats':{}}]",
                "[{'$currentOp':{}}]",
                "[{'$documents':[]}]",
                "[{'$changeStream':{}}]",
                "[{'$set':{'a':1}}]",
                "[{'$match':{},'$out':'other'}]",
                "[{}]",
                "['$match']",
                "[null]",
                "[{'$match':{'organization_id':'org_bbbbbbbb'}}]",
                "[{'$match':{'$or':[{'organization_id':'org_bbbbbbbb'}]}}]",
                "[{'$match':{'$where':'true'}}]",
                "[{'$addFields':{'organization_id':'org_bbbbbbbb'}}]",
                "[{'$project':{'organization_id':0}}]",
                "[{'$group':{'_id':1,'n':{'$accumulator':{}}}}]",
                "[{'$project':{'n':{'$function':{}}}}]",
                "[{'$lookup':null}]",
                "[{'$lookup':{'from':'o','localField':'a','foreignField':'b','as':'c'}}]",
                "[{'$lookup':{'from':'o','localField':'a','foreignField':'b','as':'c','pipeline':[]}}]",
                "[{'$lookup':{'from':'o','foreignField':'b','as':'c','pipeline':[]}}]",
                "[{'$lookup':{'from':{'db':'x','coll':'o'},'as':'c','pipeline':[]}}]",
                "[{'$lookup':{'pipeline':[],'as':'c'}}]",
                "[{'$lookup':{'from':'o','pipeline':'x','as':'c'}}]",
                "[{'$lookup':{'from':'o','as':'organization_id','pipeline':[]}}]",
                "[{'$lookup':{'from':'o','let':{'x':{'$function':{}}},'as':'c','pipeline':[]}}]",
                "[{'$lookup':{'from':'o','as':'c','pipeline':[{'$out':'other'}]}}]",
                "[{'$lookup':{'from':'o','as':'c','pipeline':[{'$match':{'organization_id':'org_bbbbbbbb'}}]}}]",
                "[{'$facet':{'a':[{'$out':'other'}]}}]",
                "[{'$facet':{'a':[{'$match':{'organization_id':'org_bbbbbbbb'}}]}}]",
                "[{'$facet':{'a':'text'}}]",
                "[{'$facet':{'organization_id':[]}}]",
                "[{'$facet':null}]",
            })
    void aPipelineThatCouldLeaveTheOrganizationIsRefused(String pipeline) {
        assertThatThrownBy(() -> target.pipeline(SCOPE, array(pipeline))).isInstanceOf(TenancyBreach.class);
    }

    @Test
    void theJoinedSideOfALookupIsScopedAtEveryDepth() {
        JsonArray pipeline = array("[{'$lookup':{'from':'o','let':{'v':'$vehicle_id'},'as':'c','pipeline':["
                + "{'$lookup':{'from':'p','as':'d','pipeline':[]}}]}}]");

        assertThat(target.pipeline(SCOPE, pipeline))
                .isEqualTo(array("[{'$match':{'organization_id':'org_aaaaaaaa'}},"
                        + "{'$lookup':{'from':'o','let':{'v':'$vehicle_id'},'as':'c','pipeline':["
                        + "{'$match':{'organization_id':'org_aaaaaaaa'}},"
                        + "{'$lookup':{'from':'p','as':'d','pipeline':["
                        + "{'$match':{'organization_id':'org_aaaaaaaa'}}]}}]}}]"));
    }

    @Test
    void insideAFacetALookupIsScopedToo() {
        JsonArray pipeline = array("[{'$facet':{'all':[{'$lookup':{'from':'o','as':'c','pipeline':[]}},{'$limit':1}],"
                + "'n':[{'$count':'n'}]}}]");

        assertThat(target.pipeline(SCOPE, pipeline))
                .isEqualTo(array("[{'$match':{'organization_id':'org_aaaaaaaa'}},"
                        + "{'$facet':{'all':[{'$lookup':{'from':'o','as':'c','pipeline':["
                        + "{'$match':{'organization_id':'org_aaaaaaaa'}}]}},{'$limit':1}],"
                        + "'n':[{'$count':'n'}]}}]"));
    }

    @Test
    void everyStageThatStaysInsideIsLetThrough() {
        JsonArray stages =
                array("[{'$match':{'a':null}},{'$group':{'_id':'$a'}},{'$sort':{'a':1}},{'$project':{'a':1}},"
                        + "{'$limit':1},{'$skip':1},{'$unwind':'$a'},{'$count':'n'},{'$addFields':{'b':1}},"
                        + "{'$bucket':{'groupBy':'$a','boundaries':[0,1]}},{'$sortByCount':'$a'}]");

        assertThat(target.pipeline(SCOPE, stages))
                .hasSize(stages.size() + 1)
                .startsWith(json("{'$match':{'organization_id':'org_aaaaaaaa'}}"));
    }

    @Test
    void aJoinWithAPlatformCollectionIsRefused() {
        assertThatThrownBy(() -> target.pipeline(SCOPE, array("[{'$lookup':{'from':'users','as':'c','pipeline':[]}}]")))
                .isInstanceOf(TenancyBreach.class)
                .hasMessageContaining("users");
    }
}
