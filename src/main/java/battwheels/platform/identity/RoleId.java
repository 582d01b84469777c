package battwheels.platform.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a role, as stored and on the wire: the code of a fixed one ({@code manager}) or the id of one that an
 * organization made for itself ({@code role_...}).
 */
public record RoleId(@JsonValue String value) {
    private static final Pattern OWN = Pattern.compile("role_[0-9a-z]{20,40}");

    public RoleId {
        if (Role.parse(value).isEmpty() && !OWN.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of a role");
        }
    }

    public static RoleId of(Role role) {
        return new RoleId(role.code());
    }

    /** Reads a name that came from outside; the older name of a fixed role becomes today's. Empty for anything else. */
    public static Optional<RoleId> parse(String text) {
        return Role.parse(text)
                .map(RoleId::of)
                .or(() -> OWN.matcher(text).matches() ? Optional.of(new RoleId(text)) : Optional.empty());
    }

    /** Reads what is stored. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RoleId stored(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not the name of a role"));
    }

    /** The fixed role of that name; empty for an organization's own. */
    public Optional<Role> fixed() {
        return Role.parse(value);
    }

    public boolean is(Role role) {
        return value.equals(role.code());
    }

    @Override
    public String toString() {
        return value;
    }
}
