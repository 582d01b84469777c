package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes the raw query of a request exactly once: percent signs and UTF-8 must be right, a plus is a space. */
public sealed interface QueryString {
    /** @param values name -> values, in the order given */
    record Decoded(Map<String, List<String>> values) implements QueryString {
        public List<String> all(String name) {
            return values.getOrDefault(name, List.of());
        }
    }

    record Malformed(Fault fault) implements QueryString {}

    /** @param raw what stands after the question mark, null or empty when nothing does */
    static QueryString decode(@Nullable String raw) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : raw == null ? new String[0] : raw.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            var name = PercentText.ofQuery(equals < 0 ? pair : pair.substring(0, equals));
            var value = PercentText.ofQuery(equals < 0 ? "" : pair.substring(equals + 1));
            if (name == null || value == null) {
                return new Malformed(new Fault("query", "the query must be percent-encoded UTF-8."));
            }
            values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
        return new Decoded(values);
    }
}
