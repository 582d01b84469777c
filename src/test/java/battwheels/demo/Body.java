package battwheels.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request's members in the order they are told. */
final class Body {
    private Body() {}

    /** @param namesAndValues a name, its value, a name, its value ... */
    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return body;
    }
}
