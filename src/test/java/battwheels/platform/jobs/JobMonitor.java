package battwheels.platform.jobs;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hears of every write and holds each job's life against the drawing on the package's page. */
final class JobMonitor {
    private static final Map<String, Set<String>> MOVES = Map.of(
            "scheduled", Set.of("ready", "cancelled"),
            "ready", Set.of("running", "cancelled"),
            "running", Set.of("done", "failed", "retrying", "cancelled", "ready"),
            "retrying", Set.of("ready", "cancelled"),
            "done", Set.of(),
            "failed", Set.of(),
            "cancelled", Set.of());

    private final Map<String, JsonObject> jobs = new HashMap<>();
    private final Map<String, Integer> effects = new HashMap<>();
    private final Set<String> meddled = new HashSet<>();
    private @Nullable AssertionError breach;
    int repeats;

    /** An operator may have taken the job up again. */
    void meddled(String job) {
        meddled.add(job);
    }

    /** A handler met the effect of an earlier attempt. */
    void repeated() {
        repeats++;
    }

    void written(String collection, JsonObject document) {
        try {
            if (collection.equals(StoredJobs.SPEC.name())) {
                job(document);
            } else if (collection.equals(SimulatedKinds.EFFECTS.name())) {
                int count = effects.merge(document.getString("job"), 1, Integer::sum);
                JobSimulation.must(count == 1, "an effect twice");
            }
        } catch (AssertionError broken) {
            // A server would take it for a failure of the store.
            breach = breach == null ? broken : breach;
        }
    }

    void failOnBreach() {
        if (breach != null) {
            throw breach;
        }
    }

    private void job(JsonObject after) {
        String id = after.getString("_id");
        JsonObject before = jobs.put(id, after.copy());
        if (before == null) {
            return;
        }
        String from = before.getString("state");
        String to = after.getString("state");
        boolean again = meddled.contains(id) && to.equals("ready");
        JobSimulation.must(
                from.equals(to) || again || MOVES.getOrDefault(from, Set.of()).contains(to), from + " became " + to);
        JobSimulation.must(
                after.getInteger("attempts") - before.getInteger("attempts")
                        == (to.equals("running") && !from.equals(to) ? 1 : 0),
                "attempts miscounted when " + from + " became " + to);
        if (to.equals("done")) {
            JobSimulation.must(
                    after.getJsonObject("result").getInteger("attempt").equals(after.getInteger("attempts")),
                    "the outcome of an attempt that had lost the job");
        }
        if (from.equals("running") && to.equals("running")) {
            JobSimulation.must(
                    before.getJsonObject("lease")
                            .getString("token")
                            .equals(after.getJsonObject("lease").getString("token")),
                    "a job taken from its worker");
        }
    }
}
