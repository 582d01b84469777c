package battwheels.platform.http.contract.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns a reference within or between sources ({@code #/components/schemas/Ticket},
 * {@code components.yaml#/components/schemas/Money}) into one within the merged document.
 */
final class References {
    private static final Pattern FORM =
            Pattern.compile("(?:([a-z_-]+)\\.yaml)?#/components/([A-Za-z]+)/([A-Za-z0-9_.-]+)");

    private final Map<String, ObjectNode> sources;
    private final List<String> faults;

    References(Map<String, ObjectNode> sources, List<String> faults) {
        this.sources = sources;
        this.faults = faults;
    }

    /** A domain's components carry its name, the shared ones stay bare. */
    static String nameOf(String file, String component) {
        return file.equals(ContractSources.SHARED) ? component : file + "." + component;
    }

    void rewrite(String file, JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$ref") instanceof TextNode reference) {
            rewritten(file, reference.textValue())
                    .ifPresentOrElse(
                            target -> object.put("$ref", target),
                            () -> faults.add("%s.yaml: %s leads nowhere".formatted(file, reference.textValue())));
        }
        node.forEach(child -> rewrite(file, child));
    }

    private Optional<String> rewritten(String file, String reference) {
        var parts = FORM.matcher(reference);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var target = parts.group(1) == null ? file : parts.group(1);
        var source = sources.get(target);
        if (source == null || !source.path("components").path(parts.group(2)).has(parts.group(3))) {
            return Optional.empty();
        }
        return Optional.of("#/components/%s/%s".formatted(parts.group(2), nameOf(target, parts.group(3))));
    }
}
