package battwheels.platform.http.contract;

import battwheels.platform.problem.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the merged document into records. Trusts its form: the build made it. */
final class ContractReader {
    /** '{' sorts after every letter and digit, so literals come before parameters, segment by segment. */
    private static final Comparator<Operation> BY_PATH =
            Comparator.comparing((Operation o) -> o.path().replace('{', '~')).thenComparing(Operation::method);

    private final JsonNode document;

    ContractReader(JsonNode document) {
        this.document = document;
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.add(operation(path.getKey(), operation.getKey(), operation.getValue()))));
        operations.sort(BY_PATH);
        return Collections.unmodifiableList(operations);
    }

    private Operation operation(String path, String method, JsonNode node) {
        return new Operation(
                node.path("operationId").asText(),
                node.path("x-domain").asText(),
                Method.valueOf(method.toUpperCase(Locale.ROOT)),
                path,
                node.path("summary").asText(),
                access(node),
                parameters(node.path("parameters")),
                body(node.path("requestBody")),
                answers(node));
    }

    private static Access access(JsonNode node) {
        return new Access(
                Reach.valueOf(node.path("x-scope").asText("").toUpperCase(Locale.ROOT)),
                node.path("x-permission").asText(),
                node.path("x-feature").isTextual() ? node.path("x-feature").asText() : null,
                node.path("x-rate-cost").asInt(1),
                node.path("x-rate-group").isTextual()
                        ? node.path("x-rate-group").asText()
                        : null,
                node.path("x-when-lapsed").asBoolean());
    }

    private List<Parameter> parameters(JsonNode nodes) {
        var parameters = new ArrayList<Parameter>();
        for (var reference : nodes) {
            var node = resolve(reference);
            parameters.add(new Parameter(
                    node.path("name").asText(),
                    Place.valueOf(node.path("in").asText().toUpperCase(Locale.ROOT)),
                    node.path("required").asBoolean(),
                    ValueRule.of(node.path("schema"), this::resolve)));
        }
        return List.copyOf(parameters);
    }

    private @Nullable Body body(JsonNode reference) {
        var node = resolve(reference);
        return node.path("content").properties().stream()
                .findFirst()
                .map(media -> new Body(
                        node.path("required").asBoolean(),
                        media.getKey(),
                        node.path("x-max-bytes").asInt(Integer.MAX_VALUE),
                        node.path("content").has(FormBody.MEDIA_TYPE),
                        media.getValue().path("schema")))
                .orElse(null);
    }

    private Answers answers(JsonNode node) {
        var byStatus = new TreeMap<Integer, Answers.Answer>();
        node.path("responses")
                .properties()
                .forEach(answer -> byStatus.put(
                        Integer.valueOf(answer.getKey()),
                        new Answers.Answer(codes(node, answer.getKey()), schema(resolve(answer.getValue())))));
        return new Answers(byStatus.firstKey(), node.path("x-etag").asBoolean(), byStatus);
    }

    private static List<ProblemCode> codes(JsonNode node, String status) {
        var codes = new ArrayList<ProblemCode>();
        node.path("x-refusals").path(status).forEach(code -> codes.add(ProblemCode.valueOf(code.asText())));
        return List.copyOf(codes);
    }

    /** Where an answer comes in several forms, any of their schemas. */
    private static @Nullable JsonNode schema(JsonNode answer) {
        var forms = answer.path("content").properties().stream()
                .map(media -> media.getValue().path("schema"))
                .toList();
        if (forms.size() > 1) {
            var any = JsonNodeFactory.instance.objectNode();
            any.putArray("anyOf").addAll(forms);
            return any;
        }
        return forms.isEmpty() ? null : forms.getFirst();
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(document.at(node.get("$ref").asText().substring(1))) : node;
    }
}
