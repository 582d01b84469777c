package battwheels.platform.people;

import java.time.Instant;

/** A password reset that was mailed: the hash of its secret, and until when it works. */
public record ResetLink(String hash, Instant expiresAt) {}
