package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads filters: is this field required to equal one string, at the top or inside an {@code $and}? */
final class Equality {
    private Equality() {}

    /** The string the field must equal for any match, or null when the filter does not say. */
    static @Nullable String required(Document filter, String field) {
        String direct = text(filter.get(field));
        if (direct != null) {
            return direct;
        }
        if (!(filter.get("$and") instanceof Collection<?> clauses)) {
            return null;
        }
        return clauses.stream()
                .filter(Document.class::isInstance)
                .map(clause -> required((Document) clause, field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The strings under which a document with this field value is found: an array is found by each element. */
    static List<String> stored(@Nullable Object value) {
        if (value instanceof Collection<?> elements) {
            return elements.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .filter(Equality::indexable)
                    .distinct()
                    .toList();
        }
        return value instanceof String string && indexable(string) ? List.of(string) : List.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        Object plain = value instanceof Document expression ? expression.get("$eq") : value;
        return plain instanceof String string && indexable(string) ? string : null;
    }

    /** NUL ends the value inside an index key: a value that is empty or holds one is found by reading everything. */
    private static boolean indexable(String value) {
        return !value.isEmpty() && value.indexOf('\0') < 0;
    }
}
