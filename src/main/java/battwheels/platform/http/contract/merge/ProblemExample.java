package battwheels.platform.http.contract.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** The body a refusal is answered with, from its entry in {@code x-problems}. */
final class ProblemExample {
    private static final String CORRELATION_ID = "0193c6f0-7a52-7b3e-9f5e-2d1c8a4b6e70";

    private ProblemExample() {}

    static void write(ObjectNode example, Map.Entry<String, JsonNode> problem) {
        var kind = problem.getValue();
        example.put("summary", kind.path("title").asText());
        var body = example.putObject("value");
        body.put(
                "type",
                "urn:battwheels:problem:"
                        + problem.getKey().toLowerCase(Locale.ROOT).replace('_', '-'));
        body.set("title", kind.path("title"));
        body.set("status", kind.path("status"));
        body.set("detail", kind.path("detail"));
        body.put("code", problem.getKey());
        if (kind.has("errors")) {
            body.set("errors", kind.get("errors"));
        }
        kind.path("extensions").properties().forEach(e -> body.set(e.getKey(), e.getValue()));
        body.put("correlation_id", CORRELATION_ID);
    }
}
