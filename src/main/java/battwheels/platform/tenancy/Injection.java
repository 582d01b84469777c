package battwheels.platform.tenancy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Puts the scope into everything that goes to a store. Package-private on purpose: production has one
 * implementation; the isolation proof swaps in one that does nothing and expects the matrix to fail.
 */
interface Injection {
    JsonObject filter(Scope scope, JsonObject filter);

    /** A projection names fields; it must not run code. */
    JsonObject fields(JsonObject fields);

    JsonObject document(Scope scope, JsonObject document);

    JsonObject update(JsonObject update);

    JsonArray pipeline(Scope scope, JsonArray pipeline);
}
