package battwheels.platform.tenancy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The production injection: the organization is part of every filter, document and pipeline, and no
 * caller can name or change it. Stages that could leave the organization are refused.
 */
final class OrganizationInjection implements Injection {
    static final String FIELD = "organization_id";

    private static final Set<String> SCRIPTS = Set.of("$where", "$function", "$accumulator");
    private static final Set<String> JOIN = Set.of("from", "let", "pipeline", "as");
    private static final Set<String> STAGES = Set.of(
            "$match",
            "$group",
            "$sort",
            "$project",
            "$limit",
            "$skip",
            "$unwind",
            "$count",
            "$addFields",
            "$bucket",
            "$sortByCount");

    @Override
    public JsonObject filter(Scope scope, JsonObject filter) {
        refuseMention(filter);
        return scoped(scope).mergeIn(filter);
    }

    @Override
    public JsonObject fields(JsonObject fields) {
        refuseScripts(fields);
        return fields;
    }

    /** The document's own fields only: what data inside a field is called is nobody's business here. */
    @Override
    public JsonObject document(Scope scope, JsonObject document) {
        document.forEach(member -> refuseField(member.getKey()));
        JsonObject copy = document.copy();
        copy.put(FIELD, scope.organization().value());
        return copy;
    }

    @Override
    public JsonObject update(JsonObject update) {
        for (Map.Entry<String, Object> operator : update) {
            if (!operator.getKey().startsWith("$") || !(operator.getValue() instanceof JsonObject paths)) {
                throw new TenancyBreach("an update consists of operators");
            }
            paths.forEach(path -> refuseField(path.getKey()));
        }
        if (update.getJsonObject("$rename") instanceof JsonObject renames) {
            renames.forEach(rename -> refuseField(String.valueOf(rename.getValue())));
        }
        return update;
    }

    @Override
    public JsonArray pipeline(Scope scope, JsonArray pipeline) {
        JsonArray result = new JsonArray().add(new JsonObject().put("$match", scoped(scope)));
        for (Object stage : pipeline) {
            result.add(stage(scope, stage));
        }
        return result;
    }

    private JsonObject stage(Scope scope, @Nullable Object stage) {
        if (!(stage instanceof JsonObject whole) || whole.size() != 1) {
            throw new TenancyBreach("a stage has exactly one operator");
        }
        String operator = whole.fieldNames().iterator().next();
        return switch (operator) {
            case "$lookup" -> new JsonObject().put(operator, lookup(scope, argument(whole, operator)));
            case "$facet" -> new JsonObject().put(operator, facet(scope, argument(whole, operator)));
            default -> plain(operator, whole);
        };
    }

    private static JsonObject argument(JsonObject stage, String operator) {
        if (!(stage.getValue(operator) instanceof JsonObject argument)) {
            throw new TenancyBreach(operator + " takes an object");
        }
        return argument;
    }

    private static JsonObject plain(String operator, JsonObject stage) {
        if (!STAGES.contains(operator)) {
            throw new TenancyBreach("stage " + operator + " could leave the organization");
        }
        refuseMention(stage);
        return stage;
    }

    /** Only the pipeline form: the scope becomes the first stage of the joined side as well. */
    private JsonObject lookup(Scope scope, JsonObject lookup) {
        if (!(lookup.getValue("pipeline") instanceof JsonArray inner)
                || !(lookup.getValue("from") instanceof String from)
                || !JOIN.containsAll(lookup.fieldNames())) {
            throw new TenancyBreach("$lookup takes the form {from, let, pipeline, as}");
        }
        PlatformCollection.refuseUnscoped(from);
        refuseField(String.valueOf(lookup.getValue("as")));
        refuseScripts(lookup.getJsonObject("let", new JsonObject()));
        return lookup.copy().put("pipeline", pipeline(scope, inner));
    }

    private JsonObject facet(Scope scope, JsonObject facets) {
        JsonObject result = new JsonObject();
        for (Map.Entry<String, Object> facet : facets) {
            refuseField(facet.getKey());
            if (!(facet.getValue() instanceof JsonArray stages)) {
                throw new TenancyBreach("a facet is a list of stages");
            }
            JsonArray inner = new JsonArray();
            stages.forEach(stage -> inner.add(stage(scope, stage)));
            result.put(facet.getKey(), inner);
        }
        return result;
    }

    private static JsonObject scoped(Scope scope) {
        return new JsonObject().put(FIELD, scope.organization().value());
    }

    private static void refuseMention(JsonObject object) {
        everyName(object, name -> {
            refuseField(name);
            refuseScript(name);
        });
    }

    private static void refuseScripts(JsonObject object) {
        everyName(object, OrganizationInjection::refuseScript);
    }

    /** Member names at every depth; values are data. */
    private static void everyName(@Nullable Object value, Consumer<String> check) {
        switch (value) {
            case JsonObject object ->
                object.forEach(member -> {
                    check.accept(member.getKey());
                    everyName(member.getValue(), check);
                });
            case JsonArray array -> array.forEach(element -> everyName(element, check));
            case null, default -> {}
        }
    }

    private static void refuseField(String name) {
        if (name.equals(FIELD) || name.startsWith(FIELD + ".")) {
            throw new TenancyBreach("organization_id is written by the store alone");
        }
    }

    private static void refuseScript(String name) {
        if (SCRIPTS.contains(name)) {
            throw new TenancyBreach(name + " runs code in the store");
        }
    }
}
