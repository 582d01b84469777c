package battwheels.permissions;

import battwheels.platform.identity.RoleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a program works in an organization, as stored: of its secret there are hashes only.
 *
 * @param role what it may do at most
 * @param previousHash of the secret before the last rotation, which works until {@code previousUntil}
 * @param expiresAt from then on no secret of it works
 */
record ApiKey(
        String keyId,
        String name,
        RoleId role,
        String secretHash,
        @Nullable String previousHash,
        @Nullable Instant previousUntil,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant rotatedAt,
        Instant updatedAt) {

    /** Under a new secret; the one before works on for the overlap. */
    ApiKey rotated(String newHash, Instant previousEnds, Instant now) {
        return new ApiKey(
                keyId, name, role, newHash, secretHash, previousEnds, createdBy, createdAt, expiresAt, now, now);
    }

    /** Under another secret that nobody has seen the one before of: an answer got lost. */
    ApiKey under(String otherHash, Instant now) {
        return new ApiKey(
                keyId,
                name,
                role,
                otherHash,
                previousHash,
                previousUntil,
                createdBy,
                createdAt,
                expiresAt,
                rotatedAt,
                now);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Without the hashes. */
    @Override
    public String toString() {
        return "ApiKey[" + keyId + "]";
    }
}
