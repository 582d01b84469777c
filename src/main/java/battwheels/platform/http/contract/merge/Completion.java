package battwheels.platform.http.contract.merge;

import battwheels.platform.problem.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes into an operation what every operation of its kind has: standard headers in and out, who may call it, and one
 * documented answer per status it can be refused with. Works on the merged document, in place.
 */
final class Completion {
    private static final Set<String> CREATES_OR_CHANGES = Set.of("post", "put", "patch", "delete");

    /** Made, or to be made by a job. */
    private static final Set<String> CARRIES_LOCATION = Set.of("201", "202");

    /** Too many, and not now: trying again later helps. */
    private static final Set<Integer> WAITING = Set.of(429, 503);

    private final ObjectNode document;
    private final List<String> faults;
    private final SortedMap<String, Set<String>> sharedAnswers = new TreeMap<>();

    Completion(ObjectNode document, List<String> faults) {
        this.document = document;
        this.faults = faults;
    }

    void complete(String path, String method, ObjectNode operation) {
        addParameters(method, operation);
        operation.set("x-resolved", resolvedParameters(operation));
        inlineAnswers(operation);
        addAnswerHeaders(method, operation);
        addRefusals(path, method, operation);
        addSecurity(operation);
        operation.remove(List.of("x-resolved", "x-never"));
    }

    private void addParameters(String method, ObjectNode operation) {
        var parameters = operation.withArray("parameters");
        if (operation.path("x-scope").asText().equals("organization")) {
            addReference(parameters, "parameters", "OrganizationId");
        }
        addReference(parameters, "parameters", "CorrelationId");
        if (CREATES_OR_CHANGES.contains(method)) {
            addReference(parameters, "parameters", "IdempotencyKey");
        }
        if (versioned(operation) && !creates(operation)) {
            addReference(parameters, "parameters", method.equals("get") ? "IfNoneMatch" : "IfMatch");
        }
    }

    private ArrayNode resolvedParameters(ObjectNode operation) {
        var resolved = operation.arrayNode();
        operation.path("parameters").forEach(p -> resolved.add(target(p)));
        return resolved;
    }

    /** Answers are given as references to a domain's own; headers differ by operation, so each gets its copy. */
    private void inlineAnswers(ObjectNode operation) {
        operation.path("responses").properties().forEach(answer -> {
            if (answer.getValue().has("$ref")) {
                answer.setValue(target(answer.getValue()).deepCopy());
            }
        });
    }

    private void addAnswerHeaders(String method, ObjectNode operation) {
        operation.path("responses").properties().forEach(answer -> {
            var headers = ((ObjectNode) answer.getValue()).withObject("/headers");
            if (CARRIES_LOCATION.contains(answer.getKey())) {
                headers.putObject("Location").put("$ref", "#/components/headers/Location");
            }
            if (versioned(operation) && !answer.getKey().equals("204")) {
                headers.putObject("ETag").put("$ref", "#/components/headers/ETag");
            }
            addStandardHeaders(headers);
        });
        if (versioned(operation) && method.equals("get")) {
            addReferenceAt((ObjectNode) operation.get("responses"), "304", "responses", "NotModified");
        }
    }

    private void addRefusals(String path, String method, ObjectNode operation) {
        var byStatus = new TreeMap<String, Set<String>>();
        for (var code : StandardRefusals.of(operation)) {
            if (document.path("x-problems").has(code)) {
                var status = String.valueOf(ProblemCode.valueOf(code).status());
                byStatus.computeIfAbsent(status, s -> new LinkedHashSet<>()).add(code);
            } else {
                faults.add("%s %s: x-refusals names %s, which no x-problems describes".formatted(method, path, code));
            }
        }
        var answers = operation.withObject("/responses");
        var listed = operation.putObject("x-refusals");
        byStatus.forEach((status, codes) -> {
            var name = status + "." + String.join(".", codes);
            sharedAnswers.put(name, codes);
            addReferenceAt(answers, status, "responses", name);
            codes.forEach(listed.putArray(status)::add);
        });
    }

    private void addSecurity(ObjectNode operation) {
        var security = operation.putArray("security");
        if (!operation.path("x-permission").asText().equals("public")) {
            security.addObject().putArray("bearer");
            security.addObject().putArray("session");
        }
    }

    /** One answer for each set of codes that some operation shares, and one example for each code. */
    void addSharedAnswers() {
        var components = document.withObject("/components");
        var answers = components.withObject("/responses");
        sharedAnswers.forEach((name, codes) -> refusal(answers.putObject(name), codes));
        var examples = components.withObject("/examples");
        document.path("x-problems")
                .properties()
                .forEach(problem -> ProblemExample.write(
                        examples.putObject("problem." + problem.getKey()),
                        ProblemCode.valueOf(problem.getKey()),
                        problem.getValue()));
    }

    private static void refusal(ObjectNode answer, Set<String> codes) {
        answer.put("description", String.join(", ", codes));
        var headers = answer.putObject("headers");
        if (codes.stream()
                .anyMatch(code -> WAITING.contains(ProblemCode.valueOf(code).status()))) {
            addReferenceAt(headers, "Retry-After", "headers", "RetryAfter");
        }
        addStandardHeaders(headers);
        var content = answer.putObject("content").putObject("application/problem+json");
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        var examples = content.putObject("examples");
        codes.forEach(code -> addReferenceAt(examples, code, "examples", "problem." + code));
    }

    private static void addStandardHeaders(ObjectNode headers) {
        Map.of("X-Correlation-ID", "CorrelationId", "RateLimit", "RateLimit", "RateLimit-Policy", "RateLimitPolicy")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(h -> addReferenceAt(headers, h.getKey(), "headers", h.getValue()));
    }

    private static boolean versioned(JsonNode operation) {
        return operation.path("x-etag").asBoolean();
    }

    private static boolean creates(JsonNode operation) {
        return operation.path("responses").has("201");
    }

    private JsonNode target(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static void addReference(ArrayNode into, String kind, String name) {
        into.addObject().put("$ref", "#/components/%s/%s".formatted(kind, name));
    }

    private static void addReferenceAt(ObjectNode into, String key, String kind, String name) {
        into.putObject(key).put("$ref", "#/components/%s/%s".formatted(kind, name));
    }
}
