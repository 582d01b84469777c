package battwheels.platform.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** One thing somebody may do: {@code resource:action}, where the resource may name a part ({@code org:users:read}). */
public record Permission(String value) implements Comparable<Permission> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z_]{0,29}(:[a-z][a-z_]{0,29}){1,2}");
    private static final String PLATFORM = "platform:";

    public Permission {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a permission: expected resource:action");
        }
    }

    public static Optional<Permission> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Permission(text)) : Optional.empty();
    }

    /** Permissions over the platform itself are held by platform admins and by no role of an organization. */
    public boolean isOfPlatform() {
        return value.startsWith(PLATFORM);
    }

    @Override
    public int compareTo(Permission other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
