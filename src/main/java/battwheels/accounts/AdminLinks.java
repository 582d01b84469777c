package battwheels.accounts;

import battwheels.platform.identity.Sealer;
import battwheels.platform.json.WireJson;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * The secret in the link that makes a platform admin: address and end of validity, sealed with the platform's keys. There
 * is nothing to store, so every server of the platform may mail one and any of them takes it. It works once because it
 * works only for an account that is no platform admin yet.
 */
final class AdminLinks {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final int LONGEST = 1_000;
    private static final byte[] PURPOSE = "platform-admin-link".getBytes(StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sealer sealer;
    private final InstantSource clock;

    AdminLinks(Sealer sealer, InstantSource clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    private record Content(String email, Instant expiresAt) {}

    String secret(String email) {
        byte[] content = WireJson.bytes(new Content(email, clock.instant().plus(LIFE)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(content, PURPOSE));
    }

    /** The address the link was mailed to; empty when it is none of ours or its time is over. */
    Optional<String> email(String secret) {
        return decode(secret)
                .flatMap(bytes -> sealer.open(bytes, PURPOSE))
                .map(AdminLinks::content)
                .filter(content -> clock.instant().isBefore(content.expiresAt()))
                .map(Content::email);
    }

    private static Optional<byte[]> decode(String secret) {
        try {
            return secret.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(Base64.getUrlDecoder().decode(secret));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Content content(byte[] opened) {
        try {
            return WireJson.read(JSON.readTree(opened), Content.class);
        } catch (IOException e) {
            throw new IllegalStateException("sealed here, but not readable", e);
        }
    }
}
