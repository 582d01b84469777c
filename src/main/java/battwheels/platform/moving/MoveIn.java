package battwheels.platform.moving;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Asks a domain to take in something that was made elsewhere.
 *
 * @param id that it has here, the same however often it is asked
 * @param form its fields, as a request would give them, and those that only the product itself sets
 * @param author id of the user who made it, or {@code system}
 * @param apply false only asks what would come of it
 */
public record MoveIn(String id, JsonObject form, String author, Instant createdAt, boolean apply) {}
