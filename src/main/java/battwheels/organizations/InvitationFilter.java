package battwheels.organizations;

import battwheels.platform.json.WireJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** What a status on the wire means in the store, where nothing changes when a week is over. */
final class InvitationFilter {
    private InvitationFilter() {}

    /** @param status pending, accepted or expired */
    static JsonObject of(String status, Instant now) {
        JsonObject pending = new JsonObject().put("status", "pending");
        return switch (status) {
            case "pending" -> pending.put("expires_at", new JsonObject().put("$gt", WireJson.instant(now)));
            case "accepted" ->
                new JsonObject()
                        .put(
                                "status",
                                new JsonObject()
                                        .put(
                                                "$in",
                                                new JsonArray().add("accepted").add("joined")));
            default -> {
                pending.put("expires_at", new JsonObject().put("$lte", WireJson.instant(now)));
                yield new JsonObject()
                        .put("$or", new JsonArray().add(pending).add(new JsonObject().put("status", "expired")));
            }
        };
    }
}
