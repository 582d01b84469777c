package battwheels.platform.http.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parameters of one request, read and checked; defaults are filled in. Header names are in any case.
 *
 * <p>A value is a {@code String}, {@code Long}, {@code Boolean}, {@link LocalDate}, {@link Instant} or a list of these,
 * as the contract declares it.
 */
public record ParameterValues(Map<String, String> path, Map<String, Object> query, Map<String, Object> header) {
    public ParameterValues {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        var anyCase = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(header);
        header = anyCase;
    }

    /** A path parameter; the contract knows it and a route matched, so it is there. */
    public String id(String name) {
        var value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the path has no parameter " + name);
        }
        return value;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(query.get(name)).map(String::valueOf);
    }

    public Optional<Long> number(String name) {
        return Optional.ofNullable(query.get(name)).map(Long.class::cast);
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(query.get(name));
    }

    public Optional<LocalDate> date(String name) {
        return Optional.ofNullable(query.get(name)).map(LocalDate.class::cast);
    }

    public Optional<Instant> instant(String name) {
        return Optional.ofNullable(query.get(name)).map(Instant.class::cast);
    }

    /** The values of a list parameter, empty when none was given. */
    public List<String> list(String name) {
        return query.get(name) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    public Optional<String> headerText(String name) {
        return Optional.ofNullable(header.get(name)).map(String::valueOf);
    }

    /** Everything that narrows a list, in one form: the same filters give the same text whatever their order. */
    public String filters() {
        return query.entrySet().stream()
                .filter(e -> !List.of("page", "limit", "cursor", "sort_by", "sort_order")
                        .contains(e.getKey()))
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(e -> e.getKey().length() + ":" + e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("\n"));
    }
}
