package battwheels.platform.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one value given as text must be: the part of a parameter's schema that is a single value or a list of them.
 *
 * @param allowed the values of an enumeration, empty when any goes
 * @param least smallest number, or fewest characters of a text, or fewest of a list
 * @param most the same upwards
 * @param fix what the value must be, in words, when the pattern does not say it
 * @param fallback the value when none is given, as text
 * @param item what each of a list must be
 */
record ValueRule(
        Kind kind,
        Set<String> allowed,
        long least,
        long most,
        @Nullable Pattern pattern,
        @Nullable String fix,
        @Nullable String fallback,
        @Nullable ValueRule item) {

    enum Kind {
        TEXT,
        WHOLE_NUMBER,
        FLAG,
        DATE,
        INSTANT,
        LIST
    }

    /** A value, or what it should have been. */
    sealed interface Reading {
        record Value(Object value) implements Reading {}

        record Wrong(String mustBe) implements Reading {}
    }

    /** @param resolve follows a reference to the schema it names */
    static ValueRule of(JsonNode reference, UnaryOperator<JsonNode> resolve) {
        var schema = resolve.apply(reference);
        var kind = kindOf(schema);
        var bounds = switch (kind) {
            case WHOLE_NUMBER -> List.of("minimum", "maximum");
            case LIST -> List.of("minItems", "maxItems");
            default -> List.of("minLength", "maxLength");
        };
        var allowed = new LinkedHashSet<String>();
        schema.path("enum").forEach(v -> allowed.add(v.asText()));
        return new ValueRule(
                kind,
                allowed,
                schema.path(bounds.get(0)).asLong(Long.MIN_VALUE),
                schema.path(bounds.get(1)).asLong(Long.MAX_VALUE),
                schema.has("pattern") ? Pattern.compile(schema.get("pattern").asText()) : null,
                schema.has("x-fix") ? schema.get("x-fix").asText() : null,
                schema.has("default") ? schema.get("default").asText() : null,
                kind == Kind.LIST ? of(schema.path("items"), resolve) : null);
    }

    private static Kind kindOf(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "integer" -> Kind.WHOLE_NUMBER;
            case "boolean" -> Kind.FLAG;
            case "array" -> Kind.LIST;
            case "string" ->
                switch (schema.path("format").asText()) {
                    case "date" -> Kind.DATE;
                    case "date-time" -> Kind.INSTANT;
                    default -> Kind.TEXT;
                };
            default -> throw new IllegalArgumentException("a parameter cannot be of type " + schema.path("type"));
        };
    }

    /** Reads one value; a list is read with {@link #readList}. */
    Reading read(String text) {
        try {
            return switch (kind) {
                case TEXT -> text(text);
                case WHOLE_NUMBER -> wholeNumber(Long.parseLong(text));
                case FLAG -> flag(text);
                case DATE -> new Reading.Value(LocalDate.parse(text));
                case INSTANT -> new Reading.Value(Instant.parse(text));
                case LIST -> readList(List.of(text));
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            return new Reading.Wrong(form());
        }
    }

    /** @param texts each may hold several, separated by commas; empty ones between commas do not count */
    Reading readList(List<String> texts) {
        var values = new ArrayList<Object>();
        for (var one :
                texts.stream().flatMap(t -> List.of(t.split(",")).stream()).toList()) {
            if (one.isBlank()) {
                continue;
            }
            switch (Objects.requireNonNull(item).read(one.strip())) {
                case Reading.Wrong wrong -> {
                    return wrong;
                }
                case Reading.Value(var value) -> values.add(value);
            }
        }
        return values.size() > most ? new Reading.Wrong("hold at most " + most + " values") : new Reading.Value(values);
    }

    private Reading text(String text) {
        if (!allowed.isEmpty() && !allowed.contains(text)) {
            return new Reading.Wrong("be one of " + String.join(", ", allowed));
        }
        var length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            return new Reading.Wrong(length < least ? "not be empty" : "have at most " + most + " characters");
        }
        return pattern == null || pattern.matcher(text).find() ? new Reading.Value(text) : new Reading.Wrong(form());
    }

    private Reading wholeNumber(long number) {
        if (number < least) {
            return new Reading.Wrong("be at least " + least);
        }
        return number > most ? new Reading.Wrong("be at most " + most) : new Reading.Value(number);
    }

    private Reading flag(String text) {
        return switch (text) {
            case "true" -> new Reading.Value(true);
            case "false" -> new Reading.Value(false);
            default -> new Reading.Wrong(form());
        };
    }

    private String form() {
        return switch (kind) {
            case WHOLE_NUMBER -> "be a whole number";
            case FLAG -> "be true or false";
            case DATE -> "be a date as YYYY-MM-DD";
            case INSTANT -> "be an instant in UTC, such as 2026-04-01T09:30:00Z";
            case TEXT, LIST -> fix == null ? "match " + pattern : fix.replaceFirst("^must ", "");
        };
    }
}
