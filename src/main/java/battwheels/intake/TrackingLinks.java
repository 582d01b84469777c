package battwheels.intake;

import battwheels.platform.identity.Sealer;
import battwheels.platform.tenancy.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Links by which a ticket is followed: whose it is in clear, the ticket sealed with that organization's key. */
final class TrackingLinks {
    private static final byte[] FIELD = "tickets.tracking".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 400;

    private final Sealer sealer;

    TrackingLinks(Sealer sealer) {
        this.sealer = sealer;
    }

    record Tracked(OrganizationId organization, String ticketId) {}

    String token(OrganizationId organization, String ticketId) {
        byte[] content = sealer.of(organization).seal(ticketId.getBytes(StandardCharsets.UTF_8), FIELD);
        return organization.value() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    /** Empty for everything that is no link of ours. */
    Optional<Tracked> open(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        return OrganizationId.parse(token.substring(0, dot))
                .flatMap(organization -> decoded(token.substring(dot + 1))
                        .flatMap(content -> sealer.of(organization).open(content, FIELD))
                        .map(ticket -> new Tracked(organization, new String(ticket, StandardCharsets.UTF_8))));
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
