package battwheels.platform.observe;

import battwheels.platform.config.Configuration;
import battwheels.platform.config.Profile;
import battwheels.platform.store.QueryLog;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The query log as log lines: a share of all store operations, with the shape of their filters and never a value. */
public final class LoggedQueries implements QueryLog {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedQueries.class);

    private final double share;
    private final Level level;
    private final DoubleSupplier random;

    private LoggedQueries(double share, Level level, DoubleSupplier random) {
        this.share = share;
        this.level = level;
        this.random = random;
    }

    /** @param random draws from 0 inclusive to 1 exclusive */
    public static QueryLog of(Configuration configuration, DoubleSupplier random) {
        var level = configuration.profile() == Profile.PRODUCTION ? Level.INFO : Level.DEBUG;
        var share = configuration.log().queryShare();
        return share > 0 && LOG.isEnabledForLevel(level) ? new LoggedQueries(share, level, random) : QueryLog.SILENT;
    }

    @Override
    public void record(String operation, String collection, String organization, String shape) {
        if (random.getAsDouble() < share) {
            LOG.atLevel(level)
                    .addKeyValue("operation", operation)
                    .addKeyValue("collection", collection)
                    .addKeyValue("organization", organization)
                    .addKeyValue("filter", shape)
                    .log("store operation");
        }
    }
}
