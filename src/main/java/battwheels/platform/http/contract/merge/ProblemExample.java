package battwheels.platform.http.contract.merge;

import battwheels.platform.problem.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body a refusal is answered with, from its entry in {@code x-problems}. */
final class ProblemExample {
    private static final String CORRELATION_ID = "0193c6f0-7a52-7b3e-9f5e-2d1c8a4b6e70";

    private ProblemExample() {}

    static void write(ObjectNode example, ProblemCode code, JsonNode described) {
        example.put("summary", code.title());
        var body = example.putObject("value");
        body.put("type", code.type());
        body.put("title", code.title());
        body.put("status", code.status());
        body.set("detail", described.path("detail"));
        body.put("code", code.name());
        if (described.has("errors")) {
            body.set("errors", described.get("errors"));
        }
        described.path("extensions").properties().forEach(e -> body.set(e.getKey(), e.getValue()));
        body.put("correlation_id", CORRELATION_ID);
    }
}
