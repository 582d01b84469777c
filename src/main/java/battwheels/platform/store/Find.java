package battwheels.platform.store;

import io.vertx.core.json.JsonObject;

/**
 * A bounded read.
 *
 * @param filter fields to equal, or operators; the tenant store adds the organization
 * @param sort field to 1 or -1, applied in order
 * @param limit most documents to return, 1 to 1,000
 * @param skip documents to pass over
 * @param fields projection; empty means the whole document
 */
public record Find(JsonObject filter, JsonObject sort, int limit, int skip, JsonObject fields) {
    public static final int MAX = 1_000;

    public Find {
        if (limit < 1 || limit > MAX || skip < 0) {
            throw new IllegalArgumentException("limit is 1 to " + MAX + " and skip is not negative");
        }
    }

    public static Find where(JsonObject filter) {
        return new Find(filter, new JsonObject(), MAX, 0, new JsonObject());
    }

    public Find sortedBy(JsonObject order) {
        return new Find(filter, order, limit, skip, fields);
    }

    public Find limitedTo(int most) {
        return new Find(filter, sort, most, skip, fields);
    }

    public Find skipping(int count) {
        return new Find(filter, sort, limit, count, fields);
    }

    public Find only(JsonObject projection) {
        return new Find(filter, sort, limit, skip, projection);
    }

    public Find withFilter(JsonObject other) {
        return new Find(other, sort, limit, skip, fields);
    }
}
