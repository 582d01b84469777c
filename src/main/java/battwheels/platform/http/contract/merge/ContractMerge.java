package battwheels.platform.http.contract.merge;

import battwheels.platform.problem.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Merges the sources into one document. Pure: the same sources give the same bytes. Duplicate paths (also when they
 * differ only in the names of their parameters), operation ids, components and problem codes are refused, as is a
 * reference that leads nowhere.
 */
public final class ContractMerge {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final SortedMap<String, ObjectNode> sources;
    private final List<String> faults = new ArrayList<>();
    private final SortedMap<String, SortedMap<String, JsonNode>> components = new TreeMap<>();
    private final SortedMap<String, JsonNode> problems = new TreeMap<>();
    private final SortedMap<String, ObjectNode> paths = new TreeMap<>();
    private final Map<String, String> operationIds = new HashMap<>();
    private final Map<String, String> shapesOfPaths = new HashMap<>();

    private ContractMerge(SortedMap<String, ObjectNode> sources) {
        this.sources = new TreeMap<>();
        sources.forEach((file, source) -> this.sources.put(file, source.deepCopy()));
    }

    /** @param sources file name without ending -> document, {@value ContractSources#SHARED} among them */
    public static MergeOutcome merge(SortedMap<String, ObjectNode> sources) {
        if (!sources.containsKey(ContractSources.SHARED)) {
            return new MergeOutcome.Refused(List.of(ContractSources.SHARED + ".yaml is missing"));
        }
        return new ContractMerge(sources).run();
    }

    private MergeOutcome run() {
        var references = new References(sources, faults);
        sources.forEach((file, source) -> {
            PagesOf.writeOut(source);
            references.rewrite(file, source);
            collectComponents(file, source);
            collectProblems(file, source);
        });
        sources.forEach(this::collectPaths);
        var document = document();
        if (faults.isEmpty()) {
            completeOperations(document);
        }
        return faults.isEmpty() ? new MergeOutcome.Merged(document) : new MergeOutcome.Refused(List.copyOf(faults));
    }

    private void collectComponents(String file, ObjectNode source) {
        source.path("components")
                .properties()
                .forEach(kind -> kind.getValue().properties().forEach(component -> {
                    var name = References.nameOf(file, component.getKey());
                    var before = components
                            .computeIfAbsent(kind.getKey(), k -> new TreeMap<>())
                            .put(name, component.getValue());
                    if (before != null) {
                        faults.add("%s.yaml: component %s/%s is defined twice".formatted(file, kind.getKey(), name));
                    }
                }));
    }

    private void collectProblems(String file, ObjectNode source) {
        source.path("x-problems").properties().forEach(problem -> {
            var code = problem.getKey();
            if (Arrays.stream(ProblemCode.values()).noneMatch(c -> c.name().equals(code))) {
                faults.add("%s.yaml: x-problems describes %s, which is no problem code".formatted(file, code));
            } else if (problems.put(code, problem.getValue()) != null) {
                faults.add("%s.yaml: problem %s is described twice".formatted(file, code));
            }
        });
    }

    private void collectPaths(String file, ObjectNode source) {
        source.path("paths").properties().forEach(path -> {
            var shape = path.getKey().replaceAll("\\{[^}]*}", "{}");
            var before = shapesOfPaths.put(shape, path.getKey() + " in " + file + ".yaml");
            if (before != null) {
                faults.add("%s.yaml: path %s is the same as %s".formatted(file, path.getKey(), before));
            }
            paths.put(path.getKey(), pathItem(file, source, path));
        });
    }

    private ObjectNode pathItem(String file, ObjectNode source, Map.Entry<String, JsonNode> path) {
        var item = JsonNodeFactory.instance.objectNode();
        var shared = path.getValue().path("parameters");
        for (var method : METHODS) {
            if (path.getValue().path(method) instanceof ObjectNode operation) {
                noteOperationId(file, method + " " + path.getKey(), operation);
                item.set(method, withDefaults(file, source, shared, operation));
            }
        }
        path.getValue().fieldNames().forEachRemaining(key -> {
            if (!METHODS.contains(key) && !key.equals("parameters")) {
                faults.add("%s.yaml: %s has %s, which is not read".formatted(file, path.getKey(), key));
            }
        });
        return item;
    }

    private void noteOperationId(String file, String place, ObjectNode operation) {
        var id = operation.path("operationId").asText();
        if (id.isEmpty()) {
            faults.add("%s.yaml: %s has no operationId".formatted(file, place));
        } else if (operationIds.putIfAbsent(id, place) != null) {
            faults.add("%s.yaml: operationId %s of %s is taken by %s".formatted(file, id, place, operationIds.get(id)));
        }
    }

    /** The file's {@code x-defaults} and the path's parameters, unless the operation says otherwise. */
    private static ObjectNode withDefaults(String file, ObjectNode source, JsonNode shared, ObjectNode operation) {
        var whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("tags").add(file);
        whole.setAll(operation);
        source.path("x-defaults").properties().forEach(d -> {
            if (!whole.has(d.getKey())) {
                whole.set(d.getKey(), d.getValue());
            }
        });
        if (!shared.isEmpty()) {
            var parameters = JsonNodeFactory.instance.arrayNode();
            shared.forEach(parameters::add);
            operation.path("parameters").forEach(parameters::add);
            whole.set("parameters", parameters);
        }
        whole.put("x-domain", file);
        return whole;
    }

    private ObjectNode document() {
        var document = JsonNodeFactory.instance.objectNode();
        var shared = Objects.requireNonNull(sources.get(ContractSources.SHARED));
        for (var key : List.of("openapi", "info", "servers", "security")) {
            if (shared.has(key)) {
                document.set(key, shared.get(key));
            }
        }
        sources.forEach((file, source) -> {
            if (source.has("x-tag")) {
                document.withArray("tags")
                        .addObject()
                        .put("name", file)
                        .put("description", source.get("x-tag").asText());
            }
        });
        document.putObject("paths").setAll(paths);
        components.forEach((kind, named) ->
                document.withObject("/components").putObject(kind).setAll(named));
        document.putObject("x-problems").setAll(problems);
        return document;
    }

    private void completeOperations(ObjectNode document) {
        var completion = new Completion(document, faults);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> completion.complete(
                                path.getKey(), operation.getKey(), (ObjectNode) operation.getValue())));
        completion.addSharedAnswers();
    }
}
