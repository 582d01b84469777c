package battwheels.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address, folded to lower case: two spellings of one mailbox are one address. The shape is checked as far as
 * it helps against typing errors; only a mail that arrives proves more.
 *
 * @param value folded; anything else is an {@link IllegalArgumentException}, use {@link #of} for typed text
 */
public record EmailAddress(@JsonValue String value) {
    private static final int LENGTH_MAX = 254;
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s@\\p{Cntrl}<>()\\[\\],;:\\\\\"]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}][\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}]");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        if (!value.equals(folded(value)) || objection(value) != null) {
            throw new IllegalArgumentException("no e-mail address");
        }
    }

    public static EmailAddress of(String typed) {
        return new EmailAddress(folded(typed));
    }

    /** What is wrong with the typed text, or null. */
    public static @Nullable String objection(String typed) {
        String folded = folded(typed);
        boolean shaped = folded.length() <= LENGTH_MAX && SHAPE.matcher(folded).matches();
        return shaped ? null : "must be an e-mail address, as name@example.com";
    }

    private static String folded(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
