package battwheels.attachments;

import battwheels.platform.identity.Sealer;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.json.WireJson;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Links to files. A link says in clear whose organization it is of; the rest is sealed with that organization's key, so
 * that nobody can make one, stretch one, or carry it elsewhere.
 */
final class FileLinks {
    static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final byte[] FIELD = "attachments.link".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 600;

    private final Sealer sealer;

    FileLinks(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * What a link grants.
     *
     * @param userId who asked for it; ends when that person's membership does
     */
    record Grant(String attachmentId, boolean thumbnail, String userId, Instant until) {}

    /** A grant and the organization it is of. */
    record Opened(OrganizationId organization, Grant grant) {}

    String token(Scope scope, Grant grant) {
        byte[] sealed = sealer.of(scope.organization()).seal(WireJson.bytes(grant), FIELD);
        return scope.organization().value() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Empty for everything that is no link of ours or is over. */
    Optional<Opened> open(String token, Instant now) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        return OrganizationId.parse(token.substring(0, dot))
                .flatMap(organization -> decoded(token.substring(dot + 1))
                        .flatMap(content -> sealer.of(organization).open(content, FIELD))
                        .flatMap(FileLinks::grant)
                        .filter(grant -> now.isBefore(grant.until()))
                        .map(grant -> new Opened(organization, grant)));
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Grant> grant(byte[] content) {
        try {
            return Optional.of(DocumentJson.read(new JsonObject(Buffer.buffer(content)), Grant.class));
        } catch (DecodeException | IllegalArgumentException older) {
            return Optional.empty();
        }
    }
}
