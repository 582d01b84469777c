package battwheels.platform.http.contract.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes out answers given as {@code x-page-of: Ticket}: the envelope of a list around the file's schema and example
 * of that name. Every list has the same envelope because none writes its own.
 */
final class PagesOf {
    private static final String MARK = "x-page-of";

    private PagesOf() {}

    /** Changes the source in place, before its references are resolved. */
    static void writeOut(ObjectNode source) {
        source.path("paths")
                .forEach(path ->
                        path.forEach(operation -> operation.path("responses").forEach(answer -> {
                            if (answer.has(MARK)) {
                                writeOut((ObjectNode) answer, source);
                            }
                        })));
    }

    private static void writeOut(ObjectNode answer, ObjectNode source) {
        var name = answer.remove(MARK).asText();
        answer.put("description", "A page of the list.");
        var media = answer.putObject("content").putObject("application/json");
        schema(media.putObject("schema"), name);
        var example = media.putObject("example");
        example.putArray("data")
                .add(source.path("components").path("examples").path(name).path("value"));
        pagination(example.putObject("pagination"));
    }

    private static void schema(ObjectNode schema, String name) {
        schema.put("type", "object");
        schema.putArray("required").add("data").add("pagination");
        var properties = schema.putObject("properties");
        var data = properties.putObject("data").put("type", "array");
        data.putObject("items").put("$ref", "#/components/schemas/" + name);
        properties.putObject("pagination").put("$ref", "components.yaml#/components/schemas/Pagination");
        schema.put("additionalProperties", false);
    }

    private static void pagination(ObjectNode pagination) {
        pagination.put("page", 1).put("limit", 25).put("total_count", 1).put("total_pages", 1);
        pagination.put("has_next", false).put("has_prev", false).set("next_cursor", (JsonNode) pagination.nullNode());
    }
}
