package battwheels.platform.jobs;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/** Where a job is in its life, with what that state alone knows. The drawing is on the package's page. */
public sealed interface JobState {
    /** Waits for its time. */
    record Scheduled(Instant due) implements JobState {}

    /** Waits for a worker. */
    record Ready(Instant since) implements JobState {}

    /** A worker has it. */
    record Running(Lease lease, Instant since) implements JobState {}

    /** An attempt failed; the next one comes when it is due. */
    record Retrying(Instant due, String reason) implements JobState {}

    /** Did what was asked. */
    record Done(Instant at, JsonObject result) implements JobState {}

    /** Parked: it will not run again unless an operator says so. */
    record Failed(Instant at, String reason) implements JobState {}

    /** Somebody called it off. */
    record Cancelled(Instant at, String by) implements JobState {}

    default boolean finished() {
        return this instanceof Done || this instanceof Failed || this instanceof Cancelled;
    }

    /** As documents and answers name it. */
    default String written() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
