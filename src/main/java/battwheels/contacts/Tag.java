package battwheels.contacts;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A label for contacts. Contacts carry the name; this document gives it a colour and lists it before its first use.
 *
 * @param color {@code #RRGGBB}
 */
public record Tag(String tagId, String name, @Nullable String color, Instant createdAt) {
    public static final String NAME_KEY = "name_key";
    static final int NAME_MAX = 50;

    /** One tag, however it is capitalised. */
    public Map<String, String> uniqueValues() {
        return Map.of(NAME_KEY, folded(name));
    }

    /** The name by which tags are the same. */
    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
