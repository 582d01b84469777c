package battwheels.permissions;

import battwheels.platform.identity.RoleId;
import battwheels.platform.identity.SecretUse;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key as the wire shows it.
 *
 * @param status active or expired; a revoked one is gone
 * @param previousUntil how long the secret before the last rotation works; null when it does not
 * @param lastUsedAt to the minute; null when never
 * @param key the secret, in the answer that made it and never again
 */
record ApiKeyView(
        String keyId,
        String name,
        RoleId role,
        String status,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant previousUntil,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {

    static ApiKeyView of(ApiKey key, Optional<SecretUse> use, Instant now) {
        Instant overlap = key.previousUntil();
        return new ApiKeyView(
                key.keyId(),
                key.name(),
                key.role(),
                key.isOver(now) ? "expired" : "active",
                key.createdBy(),
                key.createdAt(),
                key.expiresAt(),
                key.rotatedAt(),
                overlap != null && now.isBefore(overlap) ? overlap : null,
                use.map(SecretUse::at).orElse(null),
                use.map(SecretUse::address).orElse(null),
                null);
    }

    ApiKeyView with(String secret) {
        return new ApiKeyView(
                keyId,
                name,
                role,
                status,
                createdBy,
                createdAt,
                expiresAt,
                rotatedAt,
                previousUntil,
                lastUsedAt,
                lastUsedFrom,
                secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ApiKeyView[" + keyId + "]";
    }
}
