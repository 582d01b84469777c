package battwheels.events;

import battwheels.platform.outbox.Times;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that did not succeed at once.
 *
 * @param fault what the handler said, without data of the event
 * @param nextAttemptAt null when nothing more is tried
 */
record DeliveryView(
        String deliveryId,
        String subscription,
        String module,
        String status,
        String eventId,
        String eventType,
        String aggregateType,
        String aggregateId,
        String sequence,
        int attempts,
        String fault,
        String failedAt,
        @Nullable String nextAttemptAt,
        @Nullable String decidedBy,
        @Nullable String decidedAt,
        @Nullable String reason) {

    static DeliveryView of(JsonObject delivery) {
        boolean open = "retrying".equals(delivery.getString("state"));
        return new DeliveryView(
                delivery.getString("_id"),
                delivery.getString("subscription"),
                delivery.getString("module"),
                delivery.getString("state"),
                delivery.getString("event_id"),
                delivery.getString("event_type"),
                delivery.getString("aggregate_type"),
                delivery.getString("aggregate_id"),
                String.valueOf(delivery.getLong("sequence")),
                delivery.getInteger("attempts"),
                delivery.getString("fault"),
                delivery.getString("since"),
                open ? Times.text(Instant.ofEpochMilli(delivery.getLong("next_ms"))) : null,
                delivery.getString("decided_by"),
                delivery.getString("decided_at"),
                delivery.getString("reason"));
    }
}
