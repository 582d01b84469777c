package battwheels.gst;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A code of goods (HSN: 4, 6 or 8 digits) or of services (SAC: 6 digits that start with 99). The list that comes with
 * the product describes codes of the trade; a code it lacks is as good, the customs tariff has many more.
 */
public record HsnSac(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{4}|[0-9]{6}|[0-9]{8}");
    private static final int SAC_LENGTH = 6;
    private static final int CHAPTER_DIGITS = 2;

    /** The tariff ends with chapter 98; 77 is kept free. */
    private static final int CHAPTERS = 98;

    private static final int FREE_CHAPTER = 77;
    private static final String SERVICES = "99";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HsnSac {
        if (objection(value) != null) {
            throw new IllegalArgumentException("no HSN or SAC code");
        }
    }

    public static HsnSac of(String typed) {
        return new HsnSac(typed.strip());
    }

    /** What is wrong with the typed code, or null. */
    public static @Nullable String objection(String typed) {
        String code = typed.strip();
        if (!SHAPE.matcher(code).matches()) {
            return "must be an HSN code of 4, 6 or 8 digits, or a SAC of 6 digits that starts with 99";
        }
        if (code.startsWith(SERVICES)) {
            return code.length() == SAC_LENGTH ? null : "must have 6 digits, as it is a SAC (it starts with 99)";
        }
        int chapter = Integer.parseInt(code.substring(0, CHAPTER_DIGITS));
        boolean known = chapter >= 1 && chapter <= CHAPTERS && chapter != FREE_CHAPTER;
        return known ? null : "starts with no chapter of the customs tariff: " + code.substring(0, CHAPTER_DIGITS);
    }

    public boolean isService() {
        return value.startsWith(SERVICES);
    }

    /** What the code stands for, where the list has it; a shorter code is described by the first that it begins. */
    public Optional<String> description() {
        return HsnSacList.describe(value);
    }
}
