package battwheels.isolation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/** Reads every line the server would log at its most talkative, and keeps those in which a planted word stands. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private final AtomicLong read = new AtomicLong();
    private final Logger logger = (Logger) LoggerFactory.getLogger("battwheels");
    private final Level usual = logger.getLevel();

    static LogWatch begun() {
        LogWatch watch = new LogWatch();
        watch.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        watch.start();
        watch.logger.setLevel(Level.TRACE);
        watch.logger.setAdditive(false);
        watch.logger.addAppender(watch);
        return watch;
    }

    /** Canaries are texts that people wrote, and no log line of any organization may hold one. */
    @Override
    protected void append(ILoggingEvent event) {
        read.incrementAndGet();
        String line = event.getFormattedMessage() + " " + event.getKeyValuePairs() + " " + event.getMDCPropertyMap();
        if (line.contains("canary")) {
            found.add(line);
        }
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            System.err.println(event.getLevel() + " " + line + " " + thrown(event));
        }
    }

    private static String thrown(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                ? ""
                : event.getThrowableProxy().getClassName() + " "
                        + event.getThrowableProxy().getMessage();
    }

    List<String> found() {
        return List.copyOf(found);
    }

    long read() {
        return read.get();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(usual);
        logger.setAdditive(true);
        stop();
    }
}
