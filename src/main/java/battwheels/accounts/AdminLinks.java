package battwheels.accounts;

import battwheels.platform.identity.SealedText;
import battwheels.platform.identity.Sealer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The secret in the link that makes a platform admin: address and end of validity, sealed with the platform's keys. There
 * is nothing to store, so every server of the platform may mail one and any of them takes it. It works once because it
 * works only for an account that is no platform admin yet.
 */
final class AdminLinks {
    private static final Duration LIFE = Duration.ofHours(24);

    private final SealedText sealed;
    private final InstantSource clock;

    AdminLinks(Sealer sealer, InstantSource clock) {
        this.sealed = new SealedText(sealer, "platform-admin-link");
        this.clock = clock;
    }

    private record Content(String email, Instant expiresAt) {}

    String secret(String email) {
        return sealed.seal(new Content(email, clock.instant().plus(LIFE)));
    }

    /** The address the link was mailed to; empty when it is none of ours or its time is over. */
    Optional<String> email(String secret) {
        return sealed.open(secret, Content.class)
                .filter(content -> clock.instant().isBefore(content.expiresAt()))
                .map(Content::email);
    }
}
