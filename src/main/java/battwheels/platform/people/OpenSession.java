package battwheels.platform.people;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in in force, as its user sees it.
 *
 * @param address from which the user signed in
 * @param device what a device was called when it asked to be let in, null for a sign-in of the user's own
 * @param secondFactor whether a code was proven besides the password
 */
public record OpenSession(
        String sessionId,
        String address,
        @Nullable String device,
        boolean secondFactor,
        Instant createdAt,
        Instant expiresAt) {
    static OpenSession of(JsonObject stored) {
        return new OpenSession(
                stored.getString("_id"),
                stored.getString("address", ""),
                stored.getString("device"),
                stored.getBoolean("second_factor", false),
                Instant.parse(stored.getString("created_at")),
                Instant.parse(stored.getString("expires_at")));
    }
}
