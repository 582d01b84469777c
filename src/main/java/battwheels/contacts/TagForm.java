package battwheels.contacts;

import battwheels.platform.problem.Fault;
import battwheels.platform.shape.Faults;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Body of a new tag. */
public record TagForm(@Nullable String name, @Nullable String color) {
    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

    /** Empty when the form makes a tag. */
    public List<Fault> faults() {
        return new Faults()
                .needed("name", name, Tag.NAME_MAX)
                .value("color", color, text -> COLOR.matcher(text).matches() ? null : "must be a colour, as #1A7F37")
                .list();
    }

    /** The tag of a form without faults. */
    public Tag tag(String tagId, Instant now) {
        @Nullable String shown = color == null || color.isBlank() ? null : color;
        return new Tag(tagId, Objects.requireNonNull(name).strip(), shown, now);
    }
}
