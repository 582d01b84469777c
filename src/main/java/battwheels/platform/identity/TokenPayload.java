package battwheels.platform.identity;

import battwheels.platform.tenancy.OrganizationId;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Claims as they stand in a token: {@code sub sid org_id sv uv mv iat exp iss aud jti}. */
final class TokenPayload {
    /** By so much may the clocks of two servers differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** The end of the year 9999 in epoch seconds; no version comes near it. */
    private static final long LARGEST = 253_402_300_799L;

    private TokenPayload() {}

    static JsonObject write(TokenClaims claims, TokenSettings settings) {
        TokenSubject subject = claims.subject();
        JsonObject payload = new JsonObject()
                .put("iss", settings.issuer())
                .put("aud", settings.audience())
                .put("sub", subject.userId())
                .put("sid", subject.sessionId())
                .put("sv", subject.sessionVersion())
                .put("uv", subject.userVersion())
                .put("iat", claims.issuedAt().getEpochSecond())
                .put("exp", claims.expiresAt().getEpochSecond())
                .put("jti", claims.tokenId());
        subject.membership()
                .ifPresent(membership ->
                        payload.put("org_id", membership.organization().value()).put("mv", membership.version()));
        return payload;
    }

    /** Judges a payload whose signature is ours. Total: whatever it contains, it is an answer and no exception. */
    static TokenVerdict read(JsonObject payload, TokenSettings settings, Instant now) {
        if (!settings.issuer().equals(payload.getValue("iss"))) {
            return new TokenVerdict.Refused(TokenRefusal.ISSUER);
        }
        if (!settings.audience().equals(payload.getValue("aud"))) {
            return new TokenVerdict.Refused(TokenRefusal.AUDIENCE);
        }
        TokenClaims claims = claims(payload);
        if (claims == null || payload.containsKey("nbf") || claims.issuedAt().isAfter(now.plus(SKEW))) {
            return new TokenVerdict.Refused(TokenRefusal.CLAIMS);
        }
        return claims.expiresAt().isAfter(now) ? new TokenVerdict.Valid(claims) : new TokenVerdict.Expired();
    }

    private static @Nullable TokenClaims claims(JsonObject payload) {
        Optional<TokenSubject.Membership> membership = membership(payload);
        boolean noneGiven = !payload.containsKey("org_id") && !payload.containsKey("mv");
        if (payload.getValue("sub") instanceof String user
                && payload.getValue("sid") instanceof String session
                && payload.getValue("jti") instanceof String id
                && whole(payload, "sv") instanceof Long sessionVersion
                && whole(payload, "uv") instanceof Long userVersion
                && whole(payload, "iat") instanceof Long issuedAt
                && whole(payload, "exp") instanceof Long expiresAt
                && (noneGiven || membership.isPresent())) {
            TokenSubject subject = new TokenSubject(user, session, sessionVersion, userVersion, membership);
            return new TokenClaims(id, subject, Instant.ofEpochSecond(issuedAt), Instant.ofEpochSecond(expiresAt));
        }
        return null;
    }

    private static Optional<TokenSubject.Membership> membership(JsonObject payload) {
        return payload.getValue("org_id") instanceof String text && whole(payload, "mv") instanceof Long version
                ? OrganizationId.parse(text).map(id -> new TokenSubject.Membership(id, version))
                : Optional.empty();
    }

    private static @Nullable Long whole(JsonObject payload, String claim) {
        Object value = payload.getValue(claim);
        long number = value instanceof Long || value instanceof Integer ? ((Number) value).longValue() : -1;
        return number >= 0 && number <= LARGEST ? (Long) number : null;
    }
}
