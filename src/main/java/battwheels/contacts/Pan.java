package battwheels.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A permanent account number: five letters, four digits, a letter. The fourth letter names the kind of holder; it is
 * told by {@link #hasKnownHolder()} and not demanded here, payroll's tax rules demand it.
 *
 * @param value upper case; anything else is an {@link IllegalArgumentException}, use {@link #of} for typed text
 */
public record Pan(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{5}[0-9]{4}[A-Z]");
    private static final int HOLDER_POSITION = 3;
    private static final String HOLDERS = "ABCEFGHJLPT";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Pan {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("no PAN");
        }
    }

    public static Pan of(String typed) {
        return new Pan(normalised(typed));
    }

    /** What is wrong with the typed text, or null. */
    public static @Nullable String objection(String typed) {
        return SHAPE.matcher(normalised(typed)).matches()
                ? null
                : "must be five letters, four digits and a letter, as AAPFU0939F";
    }

    private static String normalised(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    public boolean hasKnownHolder() {
        return HOLDERS.indexOf(value.charAt(HOLDER_POSITION)) >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
