package battwheels.platform.jobs;

import battwheels.platform.tenancy.Actor;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One job as its document has it.
 *
 * @param key unique in the organization; empty when the request named none
 * @param attempts made so far, the one under way included
 * @param attemptsMost after which a failure parks it
 * @param cancelRequested somebody called it off while it ran
 * @param by who asked for it
 */
public record Job(
        String jobId,
        String kind,
        Optional<String> key,
        JsonObject payload,
        JobPriority priority,
        JobState state,
        int attempts,
        int attemptsMost,
        @Nullable Instant deadline,
        boolean cancelRequested,
        Progress progress,
        List<LogLine> log,
        Actor by,
        String correlationId,
        Instant createdAt,
        @Nullable Instant startedAt) {

    /** @param percent 0 to 100 */
    public record Progress(int percent, String message) {
        static final Progress NONE = new Progress(0, "");
    }

    public record LogLine(Instant at, String line) {}

    Job in(JobState next) {
        return new Job(
                jobId,
                kind,
                key,
                payload,
                priority,
                next,
                attempts,
                attemptsMost,
                deadline,
                cancelRequested,
                progress,
                log,
                by,
                correlationId,
                createdAt,
                startedAt);
    }

    boolean late(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }
}
