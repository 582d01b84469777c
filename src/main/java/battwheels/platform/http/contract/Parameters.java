package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads path, query and header values as an operation declares them. What it does not declare is ignored; a single
 * value given twice is a fault; lists take commas, repeats or both.
 */
public final class Parameters {
    private Parameters() {}

    /**
     * @param path decoded values by name
     * @param query decoded values of a name, none when it was not given
     * @param headers the same for a header, whose name may come in any case
     */
    public static ParameterReading read(
            Operation operation,
            Map<String, String> path,
            Function<String, List<String>> query,
            Function<String, List<String>> headers) {
        var values = new HashMap<Place, Map<String, Object>>();
        var faults = new ArrayList<Fault>();
        for (var parameter : operation.parameters()) {
            var given = switch (parameter.place()) {
                case PATH -> List.of(path.getOrDefault(parameter.name(), ""));
                case QUERY -> query.apply(parameter.name());
                case HEADER -> headers.apply(parameter.name());
            };
            switch (readOne(parameter, given)) {
                case ValueRule.Reading.Wrong(var mustBe) -> faults.add(fault(parameter, mustBe));
                case ValueRule.Reading.Value(var value) -> {
                    if (value != NOT_GIVEN) {
                        values.computeIfAbsent(parameter.place(), p -> new HashMap<>())
                                .put(parameter.name(), value);
                    }
                }
            }
        }
        return faults.isEmpty() ? accepted(values) : refused(faults);
    }

    private static final Object NOT_GIVEN = new Object();

    private static ValueRule.Reading readOne(Parameter parameter, List<String> given) {
        var rule = parameter.rule();
        if (given.isEmpty()) {
            var fallback = rule.fallback();
            if (fallback != null) {
                return rule.read(fallback);
            }
            return parameter.required()
                    ? new ValueRule.Reading.Wrong("be given")
                    : new ValueRule.Reading.Value(NOT_GIVEN);
        }
        if (rule.kind() == ValueRule.Kind.LIST) {
            return rule.readList(given);
        }
        return given.size() == 1 ? rule.read(given.getFirst()) : new ValueRule.Reading.Wrong("be given only once");
    }

    private static Fault fault(Parameter parameter, String mustBe) {
        return new Fault(parameter.pointer(), parameter.name() + " must " + mustBe + ".");
    }

    private static ParameterReading accepted(Map<Place, Map<String, Object>> values) {
        var path = new HashMap<String, String>();
        values.getOrDefault(Place.PATH, Map.of()).forEach((name, value) -> path.put(name, String.valueOf(value)));
        return new ParameterReading.Accepted(new ParameterValues(
                path, values.getOrDefault(Place.QUERY, Map.of()), values.getOrDefault(Place.HEADER, Map.of())));
    }

    private static ParameterReading refused(List<Fault> faults) {
        return faults.stream().anyMatch(f -> f.pointer().startsWith("path/"))
                ? new ParameterReading.Nowhere()
                : new ParameterReading.Malformed(List.copyOf(faults));
    }
}
