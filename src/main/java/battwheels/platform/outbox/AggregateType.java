package battwheels.platform.outbox;

import battwheels.platform.tenancy.CollectionSpec;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How one kind of aggregate is kept.
 *
 * @param name the event's {@code aggregatetype}, e.g. {@code ticket}
 * @param spec its collection
 * @param state record of its fields; one JSON member per document field
 * @param schemaVersion version written; the one before it is still read
 * @param upgrade brings a document of the previous version to this one; identity when there was none
 * @param uniqueValues the collection's unique fields and their values in this state; a field left out gets
 *     the placeholder of design rule 2
 * @param derived further document fields computed from the state, to sort or search by
 * @param secretFields fields never shown in the audit log
 * @param counted the limits of the plan they count under
 */
public record AggregateType<T>(
        String name,
        CollectionSpec spec,
        Class<T> state,
        int schemaVersion,
        UnaryOperator<JsonObject> upgrade,
        Function<T, Map<String, String>> uniqueValues,
        Function<T, Map<String, Object>> derived,
        Set<String> secretFields,
        List<Counted<T>> counted) {

    public static <T> AggregateType<T> of(String name, CollectionSpec spec, Class<T> state) {
        return new AggregateType<>(
                name, spec, state, 1, UnaryOperator.identity(), any -> Map.of(), any -> Map.of(), Set.of(), List.of());
    }

    public AggregateType<T> unique(Function<T, Map<String, String>> values) {
        return new AggregateType<>(name, spec, state, schemaVersion, upgrade, values, derived, secretFields, counted);
    }

    public AggregateType<T> derived(Function<T, Map<String, Object>> fields) {
        return new AggregateType<>(
                name, spec, state, schemaVersion, upgrade, uniqueValues, fields, secretFields, counted);
    }

    public AggregateType<T> version(int version, UnaryOperator<JsonObject> fromPrevious) {
        return new AggregateType<>(
                name, spec, state, version, fromPrevious, uniqueValues, derived, secretFields, counted);
    }

    public AggregateType<T> secret(String... fields) {
        return new AggregateType<>(
                name, spec, state, schemaVersion, upgrade, uniqueValues, derived, Set.of(fields), counted);
    }

    /** Holds the plan's limits on these, wherever they are made. */
    @SafeVarargs
    public final AggregateType<T> counted(Counted<T>... limits) {
        return new AggregateType<>(
                name, spec, state, schemaVersion, upgrade, uniqueValues, derived, secretFields, List.of(limits));
    }
}
