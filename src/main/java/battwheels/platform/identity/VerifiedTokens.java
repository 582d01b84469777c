package battwheels.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature was checked a short while ago, by the hash of their text: the text itself is a credential and
 * is kept nowhere.
 */
final class VerifiedTokens {

    /** A verified token and the key it was verified with, which may be withdrawn meanwhile. */
    record Verified(String kid, TokenClaims claims) {}

    /** SHA-256 of a token's text. */
    record Fingerprint(long a, long b, long c, long d) {
        static Fingerprint of(String token) {
            ByteBuffer hash = ByteBuffer.wrap(Digests.sha256(token));
            return new Fingerprint(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        }
    }

    private final Cache<Fingerprint, Verified> cache;

    VerifiedTokens(TokenSettings settings, InstantSource clock) {
        this.cache = Caffeine.newBuilder()
                .maximumSize(settings.rememberedTokens())
                .expireAfterWrite(settings.remembered())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    @Nullable
    Verified find(Fingerprint token) {
        return cache.getIfPresent(token);
    }

    void remember(Fingerprint token, Verified verified) {
        cache.put(token, verified);
    }
}
