package battwheels.webhooks;

import battwheels.platform.identity.Sealer;
import battwheels.platform.tenancy.OrganizationId;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes, seals and uses what endpoints are signed with: {@code whsec_} and 32 random bytes in base 64. */
final class Secrets {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sealer sealer;

    Secrets(Sealer sealer) {
        this.sealer = sealer;
    }

    /** A new secret, sealed for this endpoint of this organization. */
    String make(OrganizationId organization, String webhookId) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String secret = Webhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(random);
        return encode(sealer.of(organization).seal(secret.getBytes(StandardCharsets.UTF_8), purpose(webhookId)));
    }

    String open(OrganizationId organization, String webhookId, String sealed) {
        return sealer.of(organization)
                .open(Base64.getUrlDecoder().decode(sealed), purpose(webhookId))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("a secret sealed under other keys: " + webhookId));
    }

    /** The header {@code webhook-signature}: one signature, and during an overlap a second one. */
    String signatures(OrganizationId organization, Endpoint endpoint, String messageId, Instant now, String body) {
        Stream<String> sealed = endpoint.overlaps(now)
                ? Stream.of(endpoint.sealedSecret(), String.valueOf(endpoint.previousSecret()))
                : Stream.of(endpoint.sealedSecret());
        return sealed.map(each -> open(organization, endpoint.webhookId(), each))
                .map(secret -> sign(secret, messageId, now, body))
                .collect(Collectors.joining(" "));
    }

    private static String sign(String secret, String messageId, Instant now, String body) {
        try {
            return new Webhook(secret).sign(messageId, now.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
            throw new IllegalStateException("not signed: " + messageId, impossible);
        }
    }

    private static byte[] purpose(String webhookId) {
        return ("webhook " + webhookId).getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
