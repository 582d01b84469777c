package battwheels.platform.tenancy;

import java.util.Optional;
import java.util.regex.Pattern;

/** The id of one organization: {@code org_} and its random part. Opaque to clients. */
public record OrganizationId(String value) {
    private static final Pattern FORM = Pattern.compile("org_[0-9a-z]{8,40}");

    public OrganizationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an organization id");
        }
    }

    /** Reads an id that came from outside; empty when it cannot be one. */
    public static Optional<OrganizationId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new OrganizationId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
