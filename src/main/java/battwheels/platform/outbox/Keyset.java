package battwheels.platform.outbox;

import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Position;
import battwheels.platform.paging.Slice;
import battwheels.platform.paging.SortOrder;
import battwheels.platform.store.Find;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Pages by "greater than the last one seen", so that rows written meanwhile neither repeat nor hide others. */
public final class Keyset {
    private Keyset() {}

    /** What fits the filter behind the position asked for, in the order asked; ties broken by id. */
    public static Find page(JsonObject filter, PageQuery page, String field) {
        Position after = page.after();
        int direction = page.order().sign();
        return Find.where(after == null ? filter : behind(filter, page.order(), field, after))
                .sortedBy(new JsonObject().put(field, direction).put("_id", direction))
                .limitedTo(page.fetch())
                .skipping(page.skip());
    }

    /**
     * The rows that were found so, as a page with the position it ends at.
     *
     * @param total of all that fit the filter, whatever the page
     */
    public static Slice<JsonObject> slice(PageQuery page, List<JsonObject> rows, long total, String field) {
        return Slice.of(page, rows, total, row -> new Position(row.getValue(field), row.getString("_id")));
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
