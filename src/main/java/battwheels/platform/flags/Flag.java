package battwheels.platform.flags;

import battwheels.platform.tenancy.OrganizationId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;

/**
 * A feature flag as stored.
 *
 * @param organizations ids for which it is on in mode canary
 * @param percentage 0 to 100, of all organizations in mode percentage
 * @param version one more with every change
 */
public record Flag(
        @JsonProperty("_id") String key,
        FlagMode mode,
        List<String> organizations,
        int percentage,
        String description,
        String updatedBy,
        Instant updatedAt,
        long version) {
    private static final BigInteger PARTS = BigInteger.valueOf(100);

    public Flag {
        organizations = List.copyOf(organizations);
    }

    public boolean isOn(OrganizationId organization) {
        return switch (mode) {
            case OFF -> false;
            case ON -> true;
            case CANARY -> organizations.contains(organization.value());
            case PERCENTAGE -> part(key, organization) < percentage;
        };
    }

    /** Where an organization stands among all, 0 to 99, other for each flag: MD5 of {@code key:organization}, modulo 100. */
    static int part(String key, OrganizationId organization) {
        try {
            byte[] text = (key + ":" + organization.value()).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("MD5").digest(text);
            return new BigInteger(1, hash).mod(PARTS).intValue();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no MD5", e);
        }
    }
}
