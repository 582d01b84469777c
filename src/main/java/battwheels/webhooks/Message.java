package battwheels.webhooks;

import battwheels.platform.json.WireJson;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent: type, timestamp and data as the specification has them, and whose event it is.
 *
 * @param timestamp when it happened, ISO-8601 in UTC
 * @param sequence the event's place among the organization's events, a decimal text; null when it is none of them
 */
record Message(
        String type,
        String timestamp,
        String organizationId,
        @Nullable String sequence,
        Map<String, Object> data) {

    /** Without who did it from where: that is in the audit log. */
    static Message of(JsonObject event) {
        return new Message(
                event.getString("type"),
                event.getString("time"),
                event.getString("organizationid"),
                String.valueOf(event.getLong("sequence")),
                event.getJsonObject("data", new JsonObject()).getMap());
    }

    String text() {
        return new String(WireJson.bytes(this), StandardCharsets.UTF_8);
    }
}
