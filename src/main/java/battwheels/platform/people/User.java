package battwheels.platform.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as stored: one account, in any number of organizations.
 *
 * @param email folded, unique
 * @param passwordHash never leaves the store but for verification
 * @param tokenVersion one more with every change of password: tokens of an earlier version are dead
 * @param reset the pending password reset, null when there is none
 * @param verification the mailed proof of the address, null when none is pending
 * @param secondFactor one-time passwords beside the password, null when the user has set none up
 */
public record User(
        @JsonProperty("_id") String userId,
        int schemaVersion,
        String email,
        String name,
        UserStatus status,
        @Nullable String passwordHash,
        long tokenVersion,
        @Nullable String picture,
        @Nullable String designation,
        @Nullable String phone,
        boolean emailVerified,
        @JsonProperty("is_platform_admin") boolean platformAdmin,
        @Nullable ResetLink reset,
        @Nullable VerificationLink verification,
        @Nullable SecondFactor secondFactor,
        Instant createdAt,
        Instant updatedAt) {
    public static final int SCHEMA_VERSION = 1;

    /** A new account of this person. */
    public static User of(String userId, String email, String name, String passwordHash, Instant now) {
        return new User(
                userId,
                SCHEMA_VERSION,
                email,
                name,
                UserStatus.ACTIVE,
                passwordHash,
                0,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                null,
                now,
                now);
    }

    public boolean isActive() {
        return status == UserStatus.ACTIVE;
    }

    /** Whether a sign-in takes a code besides the password. */
    public boolean hasSecondFactor() {
        return secondFactor != null && secondFactor.confirmedAt() != null;
    }

    /** Without the hashes. */
    @Override
    public String toString() {
        return "User[" + userId + "]";
    }
}
