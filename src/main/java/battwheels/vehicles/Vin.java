package battwheels.vehicles;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle identification number (ISO 3779): 17 letters and digits without I, O and Q. Its ninth character is a check
 * digit only where the maker's region demands one (North America, first character 1 to 5); elsewhere makers use the
 * place freely, so it is not looked at.
 *
 * @param value upper case without separators; anything else is an {@link IllegalArgumentException}
 */
public record Vin(@JsonValue String value) {
    private static final int LENGTH = 17;
    private static final int CHECK_POSITION = 8;
    private static final int CHECK_MODULUS = 11;
    private static final Pattern ALPHABET = Pattern.compile("[A-HJ-NPR-Z0-9]*");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}]+");
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    /** Values of A to Z; I, O and Q have none. */
    private static final String LETTER_VALUES = "12345678.12345.7.923456789";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Vin {
        @Nullable String objection = objection(value);
        if (objection != null || !value.equals(normalised(value))) {
            throw new IllegalArgumentException("no VIN: " + value);
        }
    }

    public static Vin of(String typed) {
        return new Vin(normalised(typed));
    }

    /** What is wrong with the typed text, or null. */
    public static @Nullable String objection(String typed) {
        String vin = normalised(typed);
        if (vin.length() != LENGTH) {
            return "must have 17 characters";
        }
        if (!ALPHABET.matcher(vin).matches()) {
            return "must have only digits and letters without I, O and Q";
        }
        return needsCheckDigit(vin) && vin.charAt(CHECK_POSITION) != checkDigit(vin)
                ? "has a wrong check digit (the ninth character)"
                : null;
    }

    private static String normalised(String typed) {
        return SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static boolean needsCheckDigit(String vin) {
        return vin.charAt(0) >= '1' && vin.charAt(0) <= '5';
    }

    private static char checkDigit(String vin) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += WEIGHTS[i] * valueOf(vin.charAt(i));
        }
        int remainder = sum % CHECK_MODULUS;
        return remainder == CHECK_MODULUS - 1 ? 'X' : (char) ('0' + remainder);
    }

    private static int valueOf(char character) {
        return character <= '9' ? character - '0' : LETTER_VALUES.charAt(character - 'A') - '0';
    }

    @Override
    public String toString() {
        return value;
    }
}
