package battwheels.platform.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The merged document as a tree, for tests that look at what the server itself does not need. */
final class ContractDocument {
    /** A value shown in the contract, and where. */
    record Example(String name, JsonNode value) {}

    private final JsonNode document;

    ContractDocument(Contract contract) {
        try {
            this.document = new ObjectMapper().readTree(contract.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode operation(Operation operation) {
        return document.path("paths")
                .path(operation.path())
                .path(operation.method().name().toLowerCase(Locale.ROOT));
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(document.at(node.get("$ref").asText().substring(1))) : node;
    }

    /** Every pattern of the whole document. */
    List<String> patterns() {
        return document.findValuesAsText("pattern");
    }

    /** The examples of a request body or an answer. */
    List<Example> examples(JsonNode holder) {
        var examples = new ArrayList<Example>();
        resolve(holder).path("content").forEach(media -> {
            if (media.has("example")) {
                examples.add(new Example("example", media.get("example")));
            }
            media.path("examples")
                    .properties()
                    .forEach(e -> examples.add(
                            new Example(e.getKey(), resolve(e.getValue()).path("value"))));
        });
        return examples;
    }
}
