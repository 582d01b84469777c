package battwheels.platform.outbox;

import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;

/** Lets tests of other packages write a log without a relay. */
public final class LogWriter {
    private LogWriter() {}

    public static void append(EventLog log, Scope scope, JsonObject event) {
        log.append(scope, event);
    }
}
