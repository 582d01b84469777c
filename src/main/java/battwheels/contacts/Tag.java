package battwheels.contacts;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A label for contacts. Contacts carry the name; this document gives it a colour and lists it before its first use.
 *
 * @param color {@code #RRGGBB}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Tag(String tagId, String name, @Nullable String color, Instant createdAt) {
    static final int NAME_MAX = 50;

    /** The value of the unique key {@code name_key}: one tag, however it is capitalised. */
    public String nameKey() {
        return name.toLowerCase(Locale.ROOT);
    }
}
