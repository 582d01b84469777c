package battwheels.platform.store;

import static battwheels.platform.store.Waiting.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.MongoClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every document store gives of a range of ids, however it finds it. Collections are empty before each test. */
interface IdRangeContract {
    MongoClient mongo();

    @Test
    default void aRangeOfIdsIsFoundInTheirOrder() {
        for (String id : List.of("tkt_4", "tkt_1", "tkt_3", "tkt_5", "tkt_2")) {
            insert(id, "org_a");
            insert(id + "b", "org_b");
        }
        JsonObject after = new JsonObject().put("organization_id", "org_a").put("_id", bound("$gt", "tkt_2"));
        JsonObject between = new JsonObject()
                .put("$and", new JsonArray(List.of(id(bound("$gte", "tkt_2")), id(bound("$lt", "tkt_4")))))
                .put("organization_id", "org_a");

        assertThat(ids(after, 1, 2)).containsExactly("tkt_3", "tkt_4");
        assertThat(ids(after, 1, 0)).containsExactly("tkt_3", "tkt_4", "tkt_5");
        assertThat(ids(after, -1, 0)).containsExactly("tkt_5", "tkt_4", "tkt_3");
        assertThat(ids(between, 1, 0)).containsExactly("tkt_2", "tkt_3");
    }

    private void insert(String id, String organization) {
        result(mongo().insert("tickets", new JsonObject().put("_id", id).put("organization_id", organization)));
    }

    private List<String> ids(JsonObject filter, int order, int limit) {
        FindOptions options = new FindOptions().setSort(new JsonObject().put("_id", order));
        return result(mongo().findWithOptions("tickets", filter, limit == 0 ? options : options.setLimit(limit)))
                .stream()
                .map(row -> row.getString("_id"))
                .toList();
    }

    private static JsonObject id(JsonObject bounds) {
        return new JsonObject().put("_id", bounds);
    }

    private static JsonObject bound(String operator, String id) {
        return new JsonObject().put(operator, id);
    }
}
