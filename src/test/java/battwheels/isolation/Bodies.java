package battwheels.isolation;

import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The contract's own example bodies, with a canary in every text that may be anything. */
final class Bodies {
    private static final int ROOM = 40;
    private final JsonNode contract;

    Bodies(Contract contract) {
        try {
            this.contract = new ObjectMapper().readTree(contract.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operation's first example with canaries planted; null when it takes no body. */
    @Nullable
    JsonNode of(Operation operation, Supplier<String> canary) {
        JsonNode media = resolve(contract.path("paths")
                        .path(operation.path())
                        .path(operation.method().name().toLowerCase(Locale.ROOT))
                        .path("requestBody"))
                .path("content")
                .path("application/json");
        JsonNode example = example(media);
        return example.isMissingNode() ? null : planted(example, media.path("schema"), canary);
    }

    private JsonNode example(JsonNode media) {
        return media.path("examples").properties().stream()
                .findFirst()
                .map(first -> resolve(first.getValue()).path("value"))
                .orElse(media.path("example"));
    }

    private JsonNode planted(JsonNode value, JsonNode reference, Supplier<String> canary) {
        JsonNode schema = resolve(reference);
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode planted = object.deepCopy();
                object.properties()
                        .forEach(each -> planted.set(
                                each.getKey(),
                                planted(
                                        each.getValue(),
                                        schema.path("properties").path(each.getKey()),
                                        canary)));
                yield planted;
            }
            case ArrayNode array -> {
                ArrayNode planted = array.arrayNode();
                array.forEach(each -> planted.add(planted(each, schema.path("items"), canary)));
                yield planted;
            }
            case TextNode text when isFree(schema) -> TextNode.valueOf(canary.get());
            default -> value;
        };
    }

    private static boolean isFree(JsonNode schema) {
        boolean anyText = schema.path("type").toString().contains("string")
                && !schema.has("enum")
                && !schema.has("format")
                && schema.path("pattern").asText("\\S").equals("\\S");
        return anyText && schema.path("maxLength").asInt(ROOM) >= ROOM;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(contract.at(node.get("$ref").asText().substring(1))) : node;
    }
}
