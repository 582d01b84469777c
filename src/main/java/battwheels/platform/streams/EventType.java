package battwheels.platform.streams;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One kind of event as its domain declares it.
 *
 * @param name what happened, to what: {@code ticket.created}
 * @param version of the data's shape; one more when a field changes its meaning or goes
 * @param data record whose components are the event's data
 * @param permission who may see such events
 * @param meaning one sentence for people who read the registry
 */
public record EventType(String name, int version, Class<? extends Record> data, String permission, String meaning) {
    private static final Pattern NAME = Pattern.compile("[a-z_]{2,30}\\.[a-z_]{2,40}");

    public EventType {
        if (!NAME.matcher(name).matches() || version < 1 || meaning.isBlank()) {
            throw new IllegalArgumentException("not an event type: " + name);
        }
    }

    /** The data's fields as on the wire, each with the kind of its value in JSON. */
    public Map<String, String> fields() {
        PropertyNamingStrategies.SnakeCaseStrategy names = new PropertyNamingStrategies.SnakeCaseStrategy();
        Map<String, String> fields = new LinkedHashMap<>();
        for (RecordComponent component : data.getRecordComponents()) {
            fields.put(names.translate(component.getName()), kind(component.getType()));
        }
        return fields;
    }

    private static String kind(Class<?> type) {
        if (Stream.of(int.class, long.class, Integer.class, Long.class).anyMatch(type::equals)) {
            return "integer";
        }
        if (Stream.of(boolean.class, Boolean.class).anyMatch(type::equals)) {
            return "boolean";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "array";
        }
        if (type == BigDecimal.class) {
            return "number";
        }
        boolean nested = type.isRecord() && type.getRecordComponents().length > 1;
        return nested || Map.class.isAssignableFrom(type) ? "object" : "string";
    }
}
