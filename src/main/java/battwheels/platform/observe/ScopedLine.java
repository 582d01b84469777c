package battwheels.platform.observe;

import battwheels.platform.tenancy.Scope;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Puts organization, actor and correlation id on a log line: {@code of(scope, LOG.atInfo()).log("ticket closed")}.
 * They travel with the scope and not with the thread, so they are right on event loops and virtual threads alike.
 */
public final class ScopedLine {
    private ScopedLine() {}

    public static LoggingEventBuilder of(Scope scope, LoggingEventBuilder line) {
        return line.addKeyValue("organization", scope.organization().value())
                .addKeyValue("actor", scope.actor().id())
                .addKeyValue("correlation_id", scope.correlationId());
    }
}
