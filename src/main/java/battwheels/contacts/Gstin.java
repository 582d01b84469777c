package battwheels.contacts;

import battwheels.gst.GstState;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A GST identification number of 15 characters: state code, PAN, the holder's registration in that state (1 to 9, A to
 * Z), a letter for the kind of taxpayer (Z; C collects, D deducts tax at source), check character.
 *
 * @param value upper case; anything else is an {@link IllegalArgumentException}, use {@link #of} for typed text
 */
public record Gstin(@JsonValue String value) {
    private static final Pattern SHAPE =
            Pattern.compile("(?<state>[0-9]{2})(?<pan>[A-Z]{5}[0-9]{4}[A-Z])[1-9A-Z][ZCD][0-9A-Z]");
    private static final int LENGTH = 15;
    private static final int PAN_START = 2;
    private static final int PAN_END = 12;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int BASE = ALPHABET.length();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Gstin {
        if (objection(value) != null || !value.equals(normalised(value))) {
            throw new IllegalArgumentException("no GSTIN");
        }
    }

    public static Gstin of(String typed) {
        return new Gstin(normalised(typed));
    }

    /** What is wrong with the typed text, or null. */
    public static @Nullable String objection(String typed) {
        String gstin = normalised(typed);
        Matcher parts = SHAPE.matcher(gstin);
        if (gstin.length() != LENGTH) {
            return "must have 15 characters";
        }
        if (!parts.matches()) {
            return "must be state code, PAN, registration, Z and check character, as 27AAPFU0939F1ZV";
        }
        if (GstState.ofCode(parts.group("state")).isEmpty()) {
            return "starts with no state code of GST: " + parts.group("state");
        }
        return gstin.charAt(LENGTH - 1) == checkCharacter(gstin) ? null : "has a wrong check character (the last)";
    }

    private static String normalised(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    /** Luhn's sum to the base of 36: every second value doubled, digits of the product added. */
    static char checkCharacter(String first14) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int product = ALPHABET.indexOf(first14.charAt(i)) * (i % 2 == 0 ? 1 : 2);
            sum += product / BASE + product % BASE;
        }
        return ALPHABET.charAt((BASE - sum % BASE) % BASE);
    }

    public String stateCode() {
        return value.substring(0, PAN_START);
    }

    public Pan pan() {
        return new Pan(value.substring(PAN_START, PAN_END));
    }

    @Override
    public String toString() {
        return value;
    }
}
