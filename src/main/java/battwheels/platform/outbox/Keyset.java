package battwheels.platform.outbox;

import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Position;
import battwheels.platform.paging.SortOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Pages by "greater than the last one seen", so that rows written meanwhile neither repeat nor hide others. */
public final class Keyset {
    private Keyset() {}

    public static JsonObject order(PageQuery page, String field) {
        int direction = page.order().sign();
        return new JsonObject().put(field, direction).put("_id", direction);
    }

    /** The filter, narrowed to what lies behind the position. */
    public static JsonObject after(JsonObject filter, PageQuery page, String field) {
        Position after = page.after();
        return after == null ? filter : behind(filter, page.order(), field, after);
    }

    public static Position position(JsonObject row, String field) {
        return new Position(row.getValue(field), row.getString("_id"));
    }

    private static JsonObject behind(JsonObject filter, SortOrder order, String field, Position position) {
        String past = order == SortOrder.DESC ? "$lt" : "$gt";
        JsonObject further = new JsonObject().put(field, new JsonObject().put(past, position.sortValue()));
        JsonObject tied =
                new JsonObject().put(field, position.sortValue()).put("_id", new JsonObject().put(past, position.id()));
        JsonArray either = new JsonArray().add(further).add(tied);
        return new JsonObject().put("$and", new JsonArray().add(filter).add(new JsonObject().put("$or", either)));
    }
}
