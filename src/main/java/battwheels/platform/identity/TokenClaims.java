package battwheels.platform.identity;

import java.time.Instant;

/** What a verified token says. Instants have whole seconds. */
public record TokenClaims(String tokenId, TokenSubject subject, Instant issuedAt, Instant expiresAt) {}
