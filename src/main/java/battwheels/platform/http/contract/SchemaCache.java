package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schemas compiled on first use, each from a small document of its own that holds the schema and the components it
 * reaches: compiling them out of the whole contract takes fifty times the memory.
 */
final class SchemaCache {
    private static final String PREFIX = "#/components/schemas/";
    private static final int MOST_FAULTS = 50;

    /** The library, loaded with the first body and not with the start. */
    private static final class Library {
        /** Draft 2020-12; what OpenAPI adds to a schema (examples, x- members) demands nothing. */
        private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();

        private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
                DIALECT,
                builder -> builder.schemaCacheEnabled(false)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .pathType(PathType.JSON_POINTER)
                                .build()));
    }

    private final JsonNode schemas;
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    private record Compiled(ObjectNode document, Schema schema) {}

    SchemaCache(Contract contract) {
        this.schemas = contract.components().path("schemas");
    }

    /**
     * @param key names the schema: the same key is the same schema for the life of this cache
     * @return the first fault of each place
     */
    List<Fault> validate(String key, JsonNode schema, JsonNode value) {
        var ready = compiled.computeIfAbsent(key, k -> compile(schema));
        var errors = ready.schema().validate(value);
        if (errors.isEmpty()) {
            return List.of();
        }
        var words = new FaultWords(ready.document());
        var first = new LinkedHashMap<String, Fault>();
        errors.stream().map(words::fault).forEach(fault -> first.putIfAbsent(fault.pointer(), fault));
        return first.values().stream().limit(MOST_FAULTS).toList();
    }

    private Compiled compile(JsonNode schema) {
        var document = JsonNodeFactory.instance.objectNode();
        document.setAll((ObjectNode) schema);
        var reachable = document.putObject("components").putObject("schemas");
        addReachable(schema, reachable);
        return new Compiled(document, Library.REGISTRY.getSchema(document));
    }

    private void addReachable(JsonNode node, ObjectNode reachable) {
        var reference = node.path("$ref").asText();
        if (reference.startsWith(PREFIX)) {
            var name = reference.substring(PREFIX.length());
            if (!reachable.has(name)) {
                reachable.set(name, schemas.path(name));
                addReachable(schemas.path(name), reachable);
            }
        }
        node.forEach(child -> addReachable(child, reachable));
    }
}
