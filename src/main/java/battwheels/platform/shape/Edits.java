package battwheels.platform.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Applies a partial change field by field and remembers the wire names of the fields that became different. A field
 * that was not given stays; an optional text given as empty text is cleared. Not shared between threads.
 */
public final class Edits {
    private final List<String> changed = new ArrayList<>();

    /** A field that always has a value. */
    public <T> T kept(String field, T old, @Nullable T given) {
        return given == null ? old : changed(field, old, given);
    }

    /** An optional field that a change can set but not clear. */
    public <T> @Nullable T value(String field, @Nullable T old, @Nullable T given) {
        if (given == null || Objects.equals(old, given)) {
            return old;
        }
        changed.add(field);
        return given;
    }

    /** An optional text; empty text clears it. */
    public @Nullable String text(String field, @Nullable String old, @Nullable String given) {
        return parsed(field, old, given, text -> text);
    }

    /** An optional value of a trade type, given as text already checked; empty text clears it. */
    public <T> @Nullable T parsed(
            String field, @Nullable T old, @Nullable String given, Function<String, ? extends T> parse) {
        if (given == null) {
            return old;
        }
        @Nullable T next = given.isBlank() ? null : parse.apply(given);
        if (!Objects.equals(old, next)) {
            changed.add(field);
        }
        return next;
    }

    private <T> T changed(String field, T old, T given) {
        if (old.equals(given)) {
            return old;
        }
        changed.add(field);
        return given;
    }

    public boolean any() {
        return !changed.isEmpty();
    }

    public List<String> names() {
        return List.copyOf(changed);
    }
}
