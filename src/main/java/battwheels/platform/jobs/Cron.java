package battwheels.platform.jobs;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A cron expression; the only place that knows the library. */
final class Cron {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final ConcurrentMap<String, Cron> PARSED = new ConcurrentHashMap<>();

    private final ExecutionTime times;

    private Cron(String expression) {
        this.times = ExecutionTime.forCron(PARSER.parse(expression));
    }

    /** @throws IllegalArgumentException when it is none; expressions are written by programmers, so there are few */
    static Cron of(String expression) {
        return PARSED.computeIfAbsent(expression, Cron::new);
    }

    /** The first time after this instant; empty when there never is one again. */
    Optional<Instant> after(Instant instant, ZoneId zone) {
        return times.nextExecution(instant.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    /** The last time before this instant. */
    Optional<Instant> before(Instant instant, ZoneId zone) {
        return times.lastExecution(instant.atZone(zone)).map(ZonedDateTime::toInstant);
    }
}
