package battwheels.platform.outbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Before and after of the fields a change touched; secrets masked, long values cut. */
final class AuditDiff {
    private static final int SHOWN = 500;
    private static final int FIELDS = 64;
    private static final String MASK = "***";

    private AuditDiff() {}

    static JsonArray between(JsonObject before, JsonObject after, Set<String> secretFields) {
        Set<String> names = new TreeSet<>(before.fieldNames());
        names.addAll(after.fieldNames());
        JsonArray changes = new JsonArray();
        for (String name : names) {
            Object old = before.getValue(name);
            Object now = after.getValue(name);
            if (!Objects.equals(old, now) && changes.size() < FIELDS) {
                changes.add(change(name, old, now, secretFields.contains(name)));
            }
        }
        return changes;
    }

    private static JsonObject change(String name, @Nullable Object old, @Nullable Object now, boolean secret) {
        return new JsonObject()
                .put("field", name)
                .put("before", secret && old != null ? MASK : shown(old))
                .put("after", secret && now != null ? MASK : shown(now));
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text when text.length() > SHOWN -> text.substring(0, SHOWN) + "…";
            case JsonObject object -> shown(object.encode());
            case JsonArray array -> shown(array.encode());
            default -> value;
        };
    }
}
