package battwheels.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number as a person reads it; white space is tidied, nothing else. {@link #dialled()} is the form to compare
 * and search by.
 *
 * @param value anything untidy or without 3 to 20 digits is an {@link IllegalArgumentException}, use {@link #of}
 */
public record PhoneNumber(@JsonValue String value) {
    private static final int LENGTH_MAX = 40;
    private static final Pattern SHAPE = Pattern.compile("\\+?[0-9 ()./,#*-]*(?:(?:x|ext\\.?) ?[0-9]{1,6})?");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern INDIAN_PREFIX = Pattern.compile("(?:0|91|0091)(?=[6-9][0-9]{9}$)");
    private static final int DIGITS_MIN = 3;
    private static final int DIGITS_MAX = 20;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumber {
        if (!value.equals(tidy(value)) || objection(value) != null) {
            throw new IllegalArgumentException("no phone number");
        }
    }

    public static PhoneNumber of(String typed) {
        return new PhoneNumber(tidy(typed));
    }

    /** What is wrong with the typed text, or null. */
    public static @Nullable String objection(String typed) {
        String tidy = tidy(typed);
        int digits = digits(tidy).length();
        boolean shaped = tidy.length() <= LENGTH_MAX && SHAPE.matcher(tidy).matches();
        return shaped && digits >= DIGITS_MIN && digits <= DIGITS_MAX
                ? null
                : "must be a phone number of 3 to 20 digits, as +91 98765 43210";
    }

    private static String tidy(String typed) {
        return SPACE.matcher(typed).replaceAll(" ").strip();
    }

    private static String digits(String text) {
        return NO_DIGIT.matcher(text).replaceAll("");
    }

    /** Digits alone; of an Indian mobile number its ten, whatever prefix it was written with. */
    public String dialled() {
        return INDIAN_PREFIX.matcher(digits(value)).replaceFirst("");
    }

    @Override
    public String toString() {
        return value;
    }
}
