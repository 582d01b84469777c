package battwheels.platform.outbox;

import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;

/** What another domain does when it hears of an event. At least once per event: idempotent by event id. */
@FunctionalInterface
public interface Reaction {
    /** @param event the CloudEvents envelope with its {@code data}; runs on a virtual thread */
    void on(Scope scope, JsonObject event);
}
