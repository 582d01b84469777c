package battwheels.platform.http.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an address names in as many steps as it has segments, however many operations there are: trying one
 * route after the other took a twelfth of a whole request. A literal segment wins over a parameter in its place.
 */
public final class PathIndex {
    private final Node root = new Node();

    /** @throws IllegalArgumentException when a segment is neither a literal nor a parameter, or two paths are the same */
    public PathIndex(List<Operation> operations) {
        operations.stream()
                .collect(Collectors.groupingBy(Operation::path, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::add);
    }

    /** @param parameters the values in the path by name, decoded; one that cannot be decoded is given as it was sent */
    public record Found(PathItem item, Map<String, String> parameters) {}

    private record End(PathItem item, List<String> names) {}

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private @Nullable Node parameter;
        private @Nullable End end;
    }

    /** @param path as sent but for dots and double slashes, without its query; percent signs are left alone */
    public Optional<Found> find(String path) {
        List<String> segments = segments(path);
        return Optional.ofNullable(find(root, segments, 0)).map(found -> found(found, segments));
    }

    private void add(String path, List<Operation> operations) {
        Node node = root;
        List<String> names = new ArrayList<>();
        for (String segment : segments(path)) {
            if (segment.startsWith("{") && segment.endsWith("}")) {
                names.add(segment.substring(1, segment.length() - 1));
                node.parameter = node.parameter == null ? new Node() : node.parameter;
                node = node.parameter;
            } else if (segment.contains("{") || segment.isEmpty()) {
                throw new IllegalArgumentException("a segment is a literal or a parameter, not both: " + path);
            } else {
                names.add("");
                node = node.literals.computeIfAbsent(segment, any -> new Node());
            }
        }
        if (node.end != null) {
            throw new IllegalArgumentException("two paths of the contract are the same: " + path);
        }
        node.end = new End(PathItem.of(operations), List.copyOf(names));
    }

    private static @Nullable End find(Node node, List<String> segments, int at) {
        if (at == segments.size()) {
            return node.end;
        }
        String segment = segments.get(at);
        Node literal = node.literals.get(segment);
        End found = literal == null ? null : find(literal, segments, at + 1);
        return found != null || node.parameter == null || segment.isEmpty()
                ? found
                : find(node.parameter, segments, at + 1);
    }

    private static Found found(End end, List<String> segments) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            if (!end.names().get(i).isEmpty()) {
                String text = PercentText.ofPath(segments.get(i));
                parameters.put(end.names().get(i), text == null ? segments.get(i) : text);
            }
        }
        return new Found(end.item(), parameters);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int from = 1;
        for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
            segments.add(path.substring(from, slash));
            from = slash + 1;
        }
        segments.add(path.substring(Math.min(from, path.length())));
        return segments;
    }
}
