package battwheels.moving;

import battwheels.platform.tenancy.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ids here of what had ids there: shaped as all ids are, with the time it was made in front, and a digest of
 * organization, kind and old id where others have chance. The same document has the same id in every run.
 */
final class NewIds {
    private static final int DIGEST_CHARACTERS = 17;

    private final OrganizationId organization;
    private final Map<String, String> known = new HashMap<>();

    NewIds(OrganizationId organization) {
        this.organization = organization;
    }

    String of(String prefix, String oldId, Instant made) {
        long time = Math.max(0, made.toEpochMilli()) & 0xFFFF_FFFF_FFFFL;
        return prefix + "_" + String.format(Locale.ROOT, "%012x", time) + "7" + digest(prefix, oldId) + "00";
    }

    private String digest(String prefix, String oldId) {
        try {
            String text = organization.value() + "\n" + prefix + "\n" + oldId;
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Notes which id here stands for one there. */
    void note(String kind, String oldId, String newId) {
        known.put(kind + "\n" + oldId, newId);
    }

    /** The id here, or null when nothing of this kind came along under the old one. */
    @Nullable
    String find(String kind, @Nullable String oldId) {
        return oldId == null ? null : known.get(kind + "\n" + oldId);
    }
}
