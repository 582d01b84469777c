package battwheels.platform.observe;

import battwheels.platform.config.Configuration;
import battwheels.platform.config.LogLevel;
import battwheels.platform.config.Profile;
import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up the log in code, without a file to parse at start: a line for a person in development, JSON written by a
 * thread of its own in production, so that a slow reader of the output never holds up an event loop.
 */
public final class Logs {
    private static final String PROJECT = "battwheels";
    private static final int QUEUED_LINES = 8192;

    /** Writes whole commands with their documents; the embedded store reports its failures without them. */
    private static final String PAYLOAD_WRITER = "de.bwaldvogel";

    /** Line breaks in a message are shown as blanks: one event is one line, whatever the message carries. */
    private static final String PATTERN =
            "%d{HH:mm:ss.SSS} %-5level %logger{0}: %replace(%msg){'[\\r\\n]+', ' '} %replace(%kvp{NONE}){'[\\r\\n]+', ' '}%n%ex";

    private Logs() {}

    public static void configure(Configuration configuration) {
        set(
                (LoggerContext) LoggerFactory.getILoggerFactory(),
                configuration.profile(),
                configuration.log().level());
    }

    /** Writes out what is still queued; no line is written after it. */
    public static void flush() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    static void set(LoggerContext context, Profile profile, LogLevel level) {
        context.reset();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(librariesAt(level));
        root.addAppender(
                profile == Profile.PRODUCTION ? queued(console(new JsonLines(), context), context) : readable(context));
        // Vert.x registers the gauges of a port once for each event loop, which share one value; that is no trouble.
        context.getLogger("io.micrometer.core.instrument.MeterRegistry").setLevel(Level.ERROR);
        context.getLogger(PAYLOAD_WRITER).setLevel(Level.OFF);
        // Whoever asked over a connection that closed hears of it, and is who says so.
        context.getLogger("io.vertx.redis.client.impl.RedisConnectionManager").setLevel(Level.OFF);
        context.getLogger(PROJECT).setLevel(Level.valueOf(level.name()));
    }

    /** Libraries explain themselves at length: a step quieter than the project's own lines. */
    private static Level librariesAt(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN, INFO -> Level.WARN;
            case DEBUG -> Level.INFO;
            case TRACE -> Level.DEBUG;
        };
    }

    private static Appender<ILoggingEvent> readable(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern(PATTERN);
        return console(encoder, context);
    }

    private static Appender<ILoggingEvent> console(Encoder<ILoggingEvent> encoder, LoggerContext context) {
        encoder.setContext(context);
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setName("console");
        console.setEncoder(encoder);
        console.start();
        return console;
    }

    private static Appender<ILoggingEvent> queued(Appender<ILoggingEvent> behind, LoggerContext context) {
        var queue = new AsyncAppender();
        queue.setContext(context);
        queue.setName("queue");
        queue.setQueueSize(QUEUED_LINES);
        queue.setNeverBlock(true);
        queue.addAppender(behind);
        queue.start();
        return queue;
    }
}
