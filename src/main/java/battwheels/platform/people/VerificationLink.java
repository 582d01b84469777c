package battwheels.platform.people;

import java.time.Instant;

/**
 * A link that was mailed to prove an address.
 *
 * @param hash of its secret
 * @param sentAt when it was mailed; the next may not follow at once
 * @param windowFrom when the day began in which links are counted
 * @param sentInWindow how many were mailed since then
 */
public record VerificationLink(String hash, Instant expiresAt, Instant sentAt, Instant windowFrom, int sentInWindow) {}
