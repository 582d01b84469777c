package battwheels.platform.observe;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks all engines at once and says whether the server can do its work. */
final class Readiness {
    private static final long PROBE_LIMIT_MS = 2_000;

    /** @param body {@code {status: up|down, engines: [{name, state, needed, detail, took_ms}]}} */
    record Report(boolean ready, JsonObject body) {}

    private record Answer(HealthCheck check, EngineState state, long tookMs) {}

    private final List<HealthCheck> checks;

    Readiness(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    Future<Report> report() {
        var answers = checks.stream().map(Readiness::ask).toList();
        return Future.all(answers).map(all -> report(all.list()));
    }

    private static Future<Answer> ask(HealthCheck check) {
        long begin = System.nanoTime();
        // Inside Future.future a probe that throws becomes one that failed.
        return Future.<EngineState>future(promise -> check.probe().get().onComplete(promise))
                .timeout(PROBE_LIMIT_MS, TimeUnit.MILLISECONDS)
                .otherwise(failure -> EngineState.down(failure.toString()))
                .map(state -> new Answer(check, state, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
    }

    private static Report report(List<Answer> answers) {
        var ready = answers.stream()
                .allMatch(answer -> answer.state().up() || !answer.check().needed());
        var engines = new JsonArray();
        answers.forEach(answer -> engines.add(json(answer)));
        return new Report(ready, new JsonObject().put("status", word(ready)).put("engines", engines));
    }

    private static JsonObject json(Answer answer) {
        return new JsonObject()
                .put("name", answer.check().name())
                .put("state", word(answer.state().up()))
                .put("needed", answer.check().needed())
                .put("detail", answer.state().detail())
                .put("took_ms", answer.tookMs());
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
