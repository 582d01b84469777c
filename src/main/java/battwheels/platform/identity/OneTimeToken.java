package battwheels.platform.identity;

import battwheels.platform.tenancy.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that works once, for invitations, password resets and e-mail links. It says in clear where to look:
 * {@code <organization id>.<id>.<secret>}, or {@code <id>.<secret>} where no organization is involved (design rule 3).
 * The secret is 256 random bits; the store keeps {@link #hash()} only.
 *
 * @param id of the invitation or user the secret belongs to
 */
public record OneTimeToken(Optional<OrganizationId> organization, String id, String secret) {
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST = 200;
    private static final Pattern ID = Pattern.compile("[a-z]{1,12}_[0-9a-z]{8,40}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern FORM =
            Pattern.compile("(?:(?<organization>org_[^.]+)\\.)?(?<id>[^.]+)\\.(?<secret>[^.]+)");

    public OneTimeToken {
        if (!ID.matcher(id).matches() || !SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException("not the parts of a one-time token");
        }
    }

    /** A new secret for the thing of this id. */
    public static OneTimeToken issue(Optional<OrganizationId> organization, String id, SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new OneTimeToken(organization, id, base64(bytes));
    }

    /** Reads what came in a link; empty for anything that cannot be such a token. Never throws. */
    public static Optional<OneTimeToken> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()
                || !ID.matcher(form.group("id")).matches()
                || !SECRET.matcher(form.group("secret")).matches()) {
            return Optional.empty();
        }
        Optional<OrganizationId> organization =
                Optional.ofNullable(form.group("organization")).flatMap(OrganizationId::parse);
        return form.group("organization") != null && organization.isEmpty()
                ? Optional.empty()
                : Optional.of(new OneTimeToken(organization, form.group("id"), form.group("secret")));
    }

    /** What goes into the link. */
    public String text() {
        return organization.map(value -> value + ".").orElse("") + id + "." + secret;
    }

    /** What the store keeps: SHA-256 of the secret. Enough for 256 random bits; passwords need {@link PasswordHasher}. */
    public String hash() {
        return base64(Digests.sha256(secret));
    }

    /** Compares with a stored hash in a time that does not depend on where they differ. */
    public boolean matches(String storedHash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secret, so that a token in a log line opens nothing. */
    @Override
    public String toString() {
        return "OneTimeToken[" + id + ".***]";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
