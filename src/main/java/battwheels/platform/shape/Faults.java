package battwheels.platform.shape;

import battwheels.platform.problem.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the faults of one body, so that a client learns of all of them at once. Lengths count code points, as JSON
 * Schema does. Not shared between threads.
 */
public final class Faults {
    private static final int PLAIN_DIGITS = 20;

    private final String base;
    private final List<Fault> found;

    public Faults() {
        this("", new ArrayList<>());
    }

    private Faults(String base, List<Fault> found) {
        this.base = base;
        this.found = found;
    }

    /** The same collection, with every pointer under {@code /name/index}. */
    public Faults under(String name, int index) {
        return new Faults(base + "/" + name + "/" + index, found);
    }

    /** The same collection, with every pointer under {@code /name}. */
    public Faults under(String name) {
        return new Faults(base + "/" + name, found);
    }

    /** @param message what is wrong, to follow the field's name: {@code must not be negative} */
    public Faults add(String field, String message) {
        found.add(fault(base + "/" + field, message));
        return this;
    }

    /** Names the field, as a client shows the message away from it: {@code persons.0.phone must be ...} */
    private static Fault fault(String pointer, String message) {
        return new Fault(pointer, pointer.substring(1).replace('/', '.') + " " + message + ".");
    }

    /** A collection of its own under the same pointer, for a check that goes on only where nothing was found. */
    public Faults aside() {
        return new Faults(base, new ArrayList<>());
    }

    public Faults addAll(Faults others) {
        found.addAll(others.found);
        return this;
    }

    public Faults require(boolean holds, String field, String message) {
        return holds ? this : add(field, message);
    }

    /** Text that must be there and not blank. */
    public Faults needed(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            return add(field, "is required");
        }
        return text(field, value, maxLength);
    }

    /** Text a change may leave out, but not empty. */
    public Faults keptOrNeeded(String field, @Nullable String value, int maxLength) {
        return value == null ? this : needed(field, value, maxLength);
    }

    public Faults text(String field, @Nullable String value, int maxLength) {
        boolean fits = value == null || value.codePointCount(0, value.length()) <= maxLength;
        return require(fits, field, "must have at most " + maxLength + " characters");
    }

    public Faults texts(String field, @Nullable List<String> values, int maxSize, int maxLength) {
        size(field, values, maxSize);
        for (int i = 0; values != null && i < Math.min(values.size(), maxSize); i++) {
            under(field, i).element(values.get(i), maxLength);
        }
        return this;
    }

    private void element(@Nullable String value, int maxLength) {
        if (value == null || value.isBlank() || value.codePointCount(0, value.length()) > maxLength) {
            found.add(fault(base, "must be text of 1 to " + maxLength + " characters"));
        }
    }

    public Faults size(String field, @Nullable List<?> values, int maxSize) {
        return require(values == null || values.size() <= maxSize, field, "must have at most " + maxSize + " entries");
    }

    /** Checks each entry of a bounded list; entries past the bound and missing ones are faults of their own. */
    public <T> Faults each(
            String field, @Nullable List<? extends @Nullable T> values, int maxSize, BiConsumer<T, Faults> check) {
        size(field, values, maxSize);
        for (int i = 0; values != null && i < Math.min(values.size(), maxSize); i++) {
            @Nullable T value = values.get(i);
            if (value == null) {
                add(field + "/" + i, "must not be null");
            } else {
                check.accept(value, under(field, i));
            }
        }
        return this;
    }

    public Faults range(String field, @Nullable Integer value, int min, int max) {
        boolean inside = value == null || (value >= min && value <= max);
        return require(inside, field, "must be from " + min + " to " + max);
    }

    /**
     * An exact decimal from 0 to {@code max} with at most {@code decimals} places. Absurd notations (0E999999999) are
     * refused too: no store keeps them exactly.
     */
    public Faults quantity(String field, @Nullable BigDecimal value, int max, int decimals) {
        boolean fits = value == null
                || (value.precision() <= PLAIN_DIGITS
                        && Math.abs(value.scale()) <= PLAIN_DIGITS
                        && value.signum() >= 0
                        && value.compareTo(BigDecimal.valueOf(max)) <= 0
                        && value.stripTrailingZeros().scale() <= decimals);
        return require(fits, field, "must be from 0 to " + max + " with at most " + decimals + " decimals");
    }

    /** Text of a trade type: {@code objection} says what is wrong with it, or null. Empty text means "none". */
    public Faults value(
            String field, @Nullable String value, Function<? super String, ? extends @Nullable String> objection) {
        @Nullable String wrong = value == null || value.isBlank() ? null : objection.apply(value);
        return wrong == null ? this : add(field, wrong);
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public List<Fault> list() {
        return List.copyOf(found);
    }
}
