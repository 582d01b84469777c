package battwheels.platform.tenancy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/**
 * The production injection: the organization is part of every filter, document and pipeline, and no
 * caller can name or change it. Stages that could leave the organization are refused.
 */
final class OrganizationInjection implements Injection {
    static final String FIELD = "organization_id";

    private static final Set<String> SCRIPTS = Set.of("$where", "$function", "$accumulator");
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
    public JsonObject document(Scope scope, JsonObject document) {
        if (document.containsKey(FIELD)) {
            throw new TenancyBreach("a document must not carry organization_id; the store writes it");
        }
        JsonObject copy = document.copy();
        copy.put(FIELD, scope.organization().value());
        return copy;
    }

    @Override
    public JsonObject update(JsonObject update) {
        for (Map.Entry<String, Object> operator : update) {
            if (!operator.getKey().startsWith("$") || !(operator.getValue() instanceof JsonObject)) {
                throw new TenancyBreach("an update consists of operators");
            }
        }
        refuseMention(update);
        if (update.getJsonObject("$rename") instanceof JsonObject renames) {
            renames.forEach(rename -> refuseField(String.valueOf(rename.getValue())));
        }
        return update;
    }

    @Override
    public JsonArray pipeline(Scope scope, JsonArray pipeline) {
        JsonArray result = new JsonArray().add(new JsonObject().put("$match", scoped(scope)));
        for (Object stage : pipeline) {
            result.add(stage(scope, (JsonObject) stage));
        }
        return result;
    }

    private JsonObject stage(Scope scope, JsonObject stage) {
        if (stage.size() != 1) {
            throw new TenancyBreach("a stage has exactly one operator");
        }
        String operator = stage.fieldNames().iterator().next();
        return switch (operator) {
            case "$lookup" -> new JsonObject().put(operator, lookup(scope, stage.getJsonObject(operator)));
            case "$facet" -> new JsonObject().put(operator, facet(scope, stage.getJsonObject(operator)));
            default -> plain(operator, stage);
        };
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
        if (!(lookup.getValue("pipeline") instanceof JsonArray inner) || lookup.containsKey("localField")) {
            throw new TenancyBreach("$lookup takes the form {from, let, pipeline, as}");
        }
        return lookup.copy().put("pipeline", pipeline(scope, inner));
    }

    private JsonObject facet(Scope scope, JsonObject facets) {
        JsonObject result = new JsonObject();
        for (Map.Entry<String, Object> facet : facets) {
            JsonArray inner = new JsonArray();
            ((JsonArray) facet.getValue()).forEach(stage -> inner.add(stage(scope, (JsonObject) stage)));
            result.put(facet.getKey(), inner);
        }
        return result;
    }

    private static JsonObject scoped(Scope scope) {
        return new JsonObject().put(FIELD, scope.organization().value());
    }

    private static void refuseMention(Object value) {
        switch (value) {
            case JsonObject object ->
                object.forEach(member -> {
                    refuseField(member.getKey());
                    if (member.getValue() != null) {
                        refuseMention(member.getValue());
                    }
                });
            case JsonArray array ->
                array.forEach(element -> {
                    if (element != null) {
                        refuseMention(element);
                    }
                });
            default -> {}
        }
    }

    private static void refuseField(String name) {
        if (name.equals(FIELD) || name.startsWith(FIELD + ".")) {
            throw new TenancyBreach("organization_id is written by the store alone");
        }
        if (SCRIPTS.contains(name)) {
            throw new TenancyBreach(name + " runs code in the store");
        }
    }
}
