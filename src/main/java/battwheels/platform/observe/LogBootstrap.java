package battwheels.platform.observe;

import battwheels.platform.config.LogLevel;
import battwheels.platform.config.Profile;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/** The log before the configuration is read, and in tests: warnings and errors, readable. Found by Logback itself. */
public final class LogBootstrap extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logs.set(context, Profile.DEVELOPMENT, LogLevel.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
