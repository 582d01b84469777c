package battwheels.vehicles;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number plate, upper case without separators: {@code DL01AB1234}. Anything a plate can carry is kept (4 to 15 letters
 * and digits, at least one digit): the desk types what it sees, and trade, army and foreign plates are seen.
 * {@link #series()} says which Indian format it has.
 *
 * @param value normalised; anything else is an {@link IllegalArgumentException}, use {@link #of} for typed text
 */
public record RegistrationNumber(@JsonValue String value) {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}._/\\\\·•]+");
    /** Plates carry plain letters only; folding others would make new ones of them. */
    private static final Pattern LOWER_CASE = Pattern.compile("[a-z]+");

    private static final Pattern NORMAL = Pattern.compile("(?=.*[0-9])[A-Z0-9]{4,15}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RegistrationNumber {
        if (!NORMAL.matcher(value).matches()) {
            throw new IllegalArgumentException("no registration number: " + value);
        }
    }

    public static RegistrationNumber of(String typed) {
        return new RegistrationNumber(normalised(typed));
    }

    /** What is wrong with the typed text, or null. */
    public static @Nullable String objection(String typed) {
        return NORMAL.matcher(normalised(typed)).matches()
                ? null
                : "must have 4 to 15 letters and digits, at least one of them a digit, as DL 01 AB 1234";
    }

    static String normalised(String typed) {
        String joined = SEPARATORS.matcher(typed).replaceAll("");
        return LOWER_CASE.matcher(joined).replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
    }

    public RegistrationSeries series() {
        return RegistrationSeries.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
