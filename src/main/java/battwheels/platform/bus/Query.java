package battwheels.platform.bus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query of a command, checked and typed as the contract declares it: each value a {@code String},
 * {@code Long}, {@code Boolean}, {@link LocalDate}, {@link Instant} or a list of these.
 */
public record Query(Map<String, Object> values) {
    public static final Query EMPTY = new Query(Map.of());

    public Query {
        values = Map.copyOf(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::valueOf);
    }

    public Optional<Long> number(String name) {
        return Optional.ofNullable(values.get(name)).map(Long.class::cast);
    }

    /** Empty when not given. */
    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable(values.get(name)).map(Boolean.class::cast);
    }

    public Optional<LocalDate> date(String name) {
        return Optional.ofNullable(values.get(name)).map(LocalDate.class::cast);
    }

    public Optional<Instant> instant(String name) {
        return Optional.ofNullable(values.get(name)).map(Instant.class::cast);
    }

    /** The values of a list parameter, empty when none was given. */
    public List<String> list(String name) {
        return values.get(name) instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }
}
