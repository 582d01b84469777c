package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;

/** Says what a schema found wrong the way a person would: the member first, then what it must be. */
final class FaultWords {
    private final JsonNode document;

    FaultWords(JsonNode document) {
        this.document = document;
    }

    Fault fault(Error error) {
        var at = error.getInstanceLocation().toString();
        var keyword = error.getKeyword();
        if (List.of("required", "additionalProperties", "dependentRequired").contains(keyword)
                && error.getProperty() != null) {
            var pointer = at + "/" + error.getProperty().replace("~", "~0").replace("/", "~1");
            return new Fault(
                    pointer,
                    name(pointer) + (keyword.equals("additionalProperties") ? " is not known here." : " is required."));
        }
        return new Fault(at, name(at) + " " + demand(keyword, rule(error)) + ".");
    }

    /** The schema that made the demand. */
    private JsonNode rule(Error error) {
        return document.at(
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString())
                        .head());
    }

    private static String demand(String keyword, JsonNode rule) {
        var bound = rule.path(keyword).asText();
        return switch (keyword) {
            case "type" -> "must be " + types(rule.path("type"));
            case "enum" -> "must be one of " + listed(rule.path("enum"));
            case "minLength" -> bound.equals("1") ? "must not be empty" : "must have at least " + bound + " characters";
            case "maxLength" -> "must have at most " + bound + " characters";
            case "minimum" -> "must be at least " + bound;
            case "maximum" -> "must be at most " + bound;
            case "exclusiveMinimum" -> "must be more than " + bound;
            case "exclusiveMaximum" -> "must be less than " + bound;
            case "minItems" -> "must hold at least " + bound;
            case "maxItems" -> "must hold at most " + bound;
            case "uniqueItems" -> "must not hold the same twice";
            case "minProperties" -> "must have at least " + bound + " of its members";
            case "maxProperties" -> "must have at most " + bound + " members";
            case "format" -> rule.has("x-fix") ? rule.get("x-fix").asText() : format(bound);
            default ->
                rule.has("x-fix") ? rule.get("x-fix").asText() : "does not fit the rule " + keyword + " " + bound;
        };
    }

    private static String format(String format) {
        return switch (format) {
            case "date" -> "must be a date as YYYY-MM-DD";
            case "date-time" -> "must be an instant, such as 2026-04-01T09:30:00Z";
            case "uri" -> "must be a web address, such as https://example.com";
            default -> "must be a valid " + format;
        };
    }

    private static String types(JsonNode type) {
        var words = new ArrayList<String>();
        for (var one : type.isArray() ? type : List.of(type)) {
            words.add(
                    switch (one.asText()) {
                        case "string" -> "a text";
                        case "integer" -> "a whole number";
                        case "number" -> "a number";
                        case "boolean" -> "true or false";
                        case "array" -> "a list";
                        case "object" -> "an object";
                        default -> one.asText();
                    });
        }
        return String.join(" or ", words);
    }

    private static String listed(JsonNode values) {
        var words = new ArrayList<String>();
        values.forEach(v -> words.add(v.asText()));
        return String.join(", ", words);
    }

    private static String name(String pointer) {
        return pointer.isEmpty()
                ? "the body"
                : pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }
}
