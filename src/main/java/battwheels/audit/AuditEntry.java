package battwheels.audit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * @param auditId the event's id
 * @param action the operation that was performed
 * @param address where the request came from; {@code internal} for the server itself
 * @param timestamp ISO-8601, UTC
 */
record AuditEntry(
        String auditId,
        long sequence,
        String action,
        String eventType,
        String entityType,
        String entityId,
        String actorId,
        String actorName,
        String address,
        String timestamp,
        String correlationId,
        List<FieldChange> changes) {

    /** A field before and after, secrets masked. */
    record FieldChange(
            String field, @Nullable Object before, @Nullable Object after) {
        private static FieldChange of(JsonObject change) {
            return new FieldChange(change.getString("field"), change.getValue("before"), change.getValue("after"));
        }
    }

    static AuditEntry of(JsonObject event) {
        JsonObject audit = event.getJsonObject("audit");
        return new AuditEntry(
                event.getString("id"),
                event.getLong("sequence"),
                audit.getString("action"),
                event.getString("type"),
                event.getString("aggregatetype"),
                event.getString("aggregateid"),
                event.getString("actorid"),
                audit.getString("actor_name"),
                audit.getString("address"),
                event.getString("time"),
                event.getString("correlationid"),
                audit.getJsonArray("changes", new JsonArray()).stream()
                        .map(JsonObject.class::cast)
                        .map(FieldChange::of)
                        .toList());
    }
}
