package battwheels.platform.identity;

import battwheels.platform.identity.VerifiedTokens.Fingerprint;
import battwheels.platform.identity.VerifiedTokens.Verified;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens: JWTs signed RS256 with a key of the {@link KeyRing}. A token proves who, never what they may do, and a
 * valid one still has to be compared with the stored versions on every request.
 */
public final class AccessTokens {
    /** Ours take about 800 characters. */
    static final int LONGEST = 2_048;

    private static final int TOKEN_ID_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vertx vertx;
    private final KeyRing ring;
    private final TokenSettings settings;
    private final InstantSource clock;
    private final VerifiedTokens verified;
    private final Map<KeyId, TokenSigner> signers = new ConcurrentHashMap<>();

    public AccessTokens(Vertx vertx, KeyRing ring, TokenSettings settings, InstantSource clock) {
        this.vertx = vertx;
        this.ring = ring;
        this.settings = settings;
        this.clock = clock;
        this.verified = new VerifiedTokens(settings, clock);
    }

    /** Signs a new token, about 1 ms. */
    public IssuedToken issue(TokenSubject subject) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        TokenClaims claims = new TokenClaims(randomId(), subject, now, now.plus(settings.life()));
        return new IssuedToken(signer(ring.signer()).sign(TokenPayload.write(claims, settings)), claims);
    }

    /**
     * Judges a token. Answers at once, unless its key is unknown: then the key folder is read again first, on a
     * worker, at most once a second. Never fails.
     */
    public Future<TokenVerdict> verify(String token) {
        TokenVerdict verdict = verifyNow(token);
        if (verdict instanceof TokenVerdict.Refused(TokenRefusal reason)
                && reason == TokenRefusal.UNKNOWN_KEY
                && ring.mayRereadForUnknownKey()) {
            return vertx.executeBlocking(() -> {
                        ring.reload();
                        return verifyNow(token);
                    })
                    .otherwise(verdict);
        }
        return Future.succeededFuture(verdict);
    }

    /** Judges a token with the keys known now; waits for nothing. */
    public TokenVerdict verifyNow(String token) {
        if (token.length() > LONGEST) {
            return new TokenVerdict.Refused(TokenRefusal.TOO_LONG);
        }
        Fingerprint fingerprint = Fingerprint.of(token);
        Verified known = verified.find(fingerprint);
        return known != null && ring.accepted(known.kid()).isPresent()
                ? inTime(known.claims())
                : verifyFresh(token, fingerprint);
    }

    /** The public keys (RFC 7517), those that do not sign yet included. */
    public JsonObject jwks() {
        JsonArray keys = new JsonArray();
        ring.accepted().forEach(key -> keys.add(key.publicJwk()));
        return new JsonObject().put("keys", keys);
    }

    private TokenVerdict inTime(TokenClaims claims) {
        return claims.expiresAt().isAfter(clock.instant())
                ? new TokenVerdict.Valid(claims)
                : new TokenVerdict.Expired();
    }

    private TokenVerdict verifyFresh(String token, Fingerprint fingerprint) {
        return switch (TokenHeader.of(token)) {
            case TokenHeader.Unacceptable(TokenRefusal reason) -> new TokenVerdict.Refused(reason);
            case TokenHeader.Acceptable header -> verifySigned(token, header, fingerprint);
        };
    }

    private TokenVerdict verifySigned(String token, TokenHeader.Acceptable header, Fingerprint fingerprint) {
        Optional<SigningKey> key = ring.accepted(header.kid());
        if (key.isEmpty()) {
            return new TokenVerdict.Refused(TokenRefusal.UNKNOWN_KEY);
        }
        if (!header.hasSignatureOf(key.get().signatureBytes())) {
            return new TokenVerdict.Refused(TokenRefusal.SIGNATURE);
        }
        return switch (signer(key.get()).check(token)) {
            case TokenSigner.Refused(TokenRefusal reason) -> new TokenVerdict.Refused(reason);
            case TokenSigner.Genuine(JsonObject payload) -> judge(payload, header.kid(), fingerprint);
        };
    }

    private TokenVerdict judge(JsonObject payload, String kid, Fingerprint fingerprint) {
        TokenVerdict verdict = TokenPayload.read(payload, settings, clock.instant());
        if (verdict instanceof TokenVerdict.Valid(TokenClaims claims)) {
            verified.remember(fingerprint, new Verified(kid, claims));
        }
        return verdict;
    }

    /** Made on first use, when those of keys that are gone are dropped. */
    private TokenSigner signer(SigningKey key) {
        TokenSigner signer = signers.get(key.id());
        if (signer == null) {
            signer = signers.computeIfAbsent(key.id(), id -> new TokenSigner(vertx, key));
            signers.keySet()
                    .retainAll(ring.accepted().stream().map(SigningKey::id).toList());
        }
        return signer;
    }

    private static String randomId() {
        byte[] bytes = new byte[TOKEN_ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
