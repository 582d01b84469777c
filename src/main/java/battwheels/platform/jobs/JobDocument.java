package battwheels.platform.jobs;

import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.CollectionSpec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job's document, and the changes to it. Instants are epoch milliseconds; what a state does not know is null. */
final class JobDocument {
    static final int LOG_LINES = 50;

    private JobDocument() {}

    static JsonObject of(Job job, String organization) {
        return new JsonObject()
                .put("_id", job.jobId())
                .put("schema_version", 1)
                .put("kind", job.kind())
                .put("job_key", job.key().map(key -> job.kind() + ":" + key).orElse(CollectionSpec.absent(job.jobId())))
                .put("key", job.key().orElse(null))
                .put("payload", job.payload())
                .put("priority", job.priority().ordinal())
                .put("attempts", job.attempts())
                .put("attempts_most", job.attemptsMost())
                .put("deadline_ms", ms(job.deadline()))
                .put("cancel_requested", job.cancelRequested())
                .put("progress", progress(job.progress()))
                .put("log", new JsonArray())
                .put("actor", actor(job.by()))
                .put("actor_id", job.by().id())
                .put("correlation_id", job.correlationId())
                .put("created_ms", job.createdAt().toEpochMilli())
                .put("started_ms", null)
                .mergeIn(state(job.state(), organization));
    }

    /** Every field that depends on the state, so that none is left over from the one before. */
    static JsonObject state(JobState state, String organization) {
        JsonObject fields = new JsonObject()
                .put("state", state.written())
                .put("unfinished", state.finished() ? "" : organization)
                .put("since_ms", null)
                .put("due_ms", null)
                .put("lease", null)
                .put("reason", null)
                .put("result", null);
        return switch (state) {
            case JobState.Scheduled(Instant due) -> fields.put("due_ms", ms(due));
            case JobState.Ready(Instant since) -> fields.put("since_ms", ms(since));
            case JobState.Running(Lease lease, Instant since) ->
                fields.put("since_ms", ms(since)).put("lease", lease(lease));
            case JobState.Retrying(Instant due, String reason) ->
                fields.put("due_ms", ms(due)).put("reason", reason);
            case JobState.Done(Instant at, JsonObject result) ->
                fields.put("since_ms", ms(at)).put("result", result);
            case JobState.Failed(Instant at, String reason) ->
                fields.put("since_ms", ms(at)).put("reason", reason);
            case JobState.Cancelled(Instant at, String by) ->
                fields.put("since_ms", ms(at)).put("reason", by);
        };
    }

    static Job read(JsonObject document) {
        return new Job(
                document.getString("_id"),
                document.getString("kind"),
                Optional.ofNullable(document.getString("key")),
                document.getJsonObject("payload"),
                JobPriority.values()[document.getInteger("priority")],
                readState(document),
                document.getInteger("attempts"),
                document.getInteger("attempts_most"),
                instant(document.getLong("deadline_ms")),
                document.getBoolean("cancel_requested"),
                readProgress(document.getJsonObject("progress")),
                readLog(document.getJsonArray("log")),
                readActor(document.getJsonObject("actor")),
                document.getString("correlation_id"),
                Instant.ofEpochMilli(document.getLong("created_ms")),
                instant(document.getLong("started_ms")));
    }

    static JsonObject progress(Job.Progress progress) {
        return new JsonObject().put("percent", progress.percent()).put("message", progress.message());
    }

    static JsonObject logged(Instant at, String line) {
        JsonObject entry = new JsonObject().put("at_ms", at.toEpochMilli()).put("line", line);
        return new JsonObject()
                .put(
                        "log",
                        new JsonObject()
                                .put("$each", new JsonArray().add(entry))
                                .put("$slice", -LOG_LINES));
    }

    private static JobState readState(JsonObject document) {
        String name = document.getString("state");
        return switch (name) {
            case "scheduled" -> new JobState.Scheduled(at(document, "due_ms"));
            case "ready" -> new JobState.Ready(at(document, "since_ms"));
            case "running" ->
                new JobState.Running(readLease(document.getJsonObject("lease")), at(document, "since_ms"));
            case "retrying" -> new JobState.Retrying(at(document, "due_ms"), document.getString("reason"));
            case "done" -> new JobState.Done(at(document, "since_ms"), document.getJsonObject("result"));
            case "failed" -> new JobState.Failed(at(document, "since_ms"), document.getString("reason"));
            case "cancelled" -> new JobState.Cancelled(at(document, "since_ms"), document.getString("reason"));
            default -> throw new IllegalStateException("a job cannot be " + name);
        };
    }

    private static JsonObject lease(Lease lease) {
        return new JsonObject()
                .put("holder", lease.holder())
                .put("token", lease.token())
                .put("until_ms", ms(lease.until()));
    }

    private static Lease readLease(JsonObject lease) {
        return new Lease(lease.getString("holder"), lease.getString("token"), at(lease, "until_ms"));
    }

    private static Job.Progress readProgress(JsonObject progress) {
        return new Job.Progress(progress.getInteger("percent"), progress.getString("message"));
    }

    private static List<Job.LogLine> readLog(JsonArray log) {
        return log.stream()
                .map(JsonObject.class::cast)
                .map(line -> new Job.LogLine(at(line, "at_ms"), line.getString("line")))
                .toList();
    }

    private static JsonObject actor(Actor actor) {
        return new JsonObject().put("id", actor.id()).put("name", actor.name()).put("address", actor.address());
    }

    private static Actor readActor(JsonObject actor) {
        return new Actor(actor.getString("id"), actor.getString("name"), actor.getString("address"));
    }

    private static Instant at(JsonObject object, String field) {
        return Instant.ofEpochMilli(object.getLong(field));
    }

    private static @Nullable Instant instant(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms);
    }

    private static @Nullable Long ms(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
