package battwheels.contacts;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/** How many contacts there are, by standing and by kind; customers and vendors are those who are only that. */
record ContactSummary(long total, long active, long inactive, long customers, long vendors, long both) {

    /** @param rows {@code {_id: {type, active}, count}} */
    static ContactSummary of(List<JsonObject> rows) {
        return new ContactSummary(
                sum(rows, group -> true),
                sum(rows, group -> group.getBoolean("active")),
                sum(rows, group -> !group.getBoolean("active")),
                sum(rows, group -> isType(group, "customer")),
                sum(rows, group -> isType(group, "vendor")),
                sum(rows, group -> isType(group, "both")));
    }

    private static boolean isType(JsonObject group, String type) {
        return type.equals(group.getString("type"));
    }

    private static long sum(List<JsonObject> rows, Predicate<JsonObject> counted) {
        return rows.stream()
                .filter(row -> counted.test(row.getJsonObject("_id")))
                .mapToLong(row -> row.getLong("count"))
                .sum();
    }
}
