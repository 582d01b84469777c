package battwheels.platform.identity;

import java.time.Duration;

/**
 * What all tokens have in common, and how long this server trusts its own check of one.
 *
 * @param issuer and {@code audience}: what {@code iss} and {@code aud} say; the same on all servers on one store
 * @param life how long a token is good for
 * @param remembered how long a verified token is taken as verified without looking at its signature again; its
 *     revocation is not remembered with it, and it is never taken past its expiry
 * @param rememberedTokens how many, at most; one takes about 1 kB
 */
public record TokenSettings(String issuer, String audience, Duration life, Duration remembered, int rememberedTokens) {

    public TokenSettings {
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("issuer and audience must be named");
        }
        if (!life.isPositive() || remembered.isNegative() || rememberedTokens < 0) {
            throw new IllegalArgumentException("life must be positive, the memory not negative");
        }
    }

    /** Remembers 20,000 tokens for a minute. */
    public static TokenSettings of(Duration life) {
        return new TokenSettings("battwheels", "battwheels-api", life, Duration.ofMinutes(1), 20_000);
    }
}
