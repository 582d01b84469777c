package battwheels.vehicles;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a vehicle came to the workshop or went.
 *
 * @param ticketId the ticket that moved it, null when a person did
 * @param changedBy a person's name
 */
record StatusChange(
        VehicleStatus oldStatus,
        VehicleStatus newStatus,
        @Nullable String ticketId,
        String changedBy,
        Instant changedAt) {

    /** @param entry of the event log, of type {@code vehicle.status_changed} */
    static StatusChange of(JsonObject entry) {
        JsonObject data = entry.getJsonObject("data");
        return new StatusChange(
                VehicleStatus.named(data.getString("old_status")),
                VehicleStatus.named(data.getString("new_status")),
                data.getString("ticket_id"),
                entry.getJsonObject("audit").getString("actor_name"),
                Instant.parse(entry.getString("time")));
    }
}
