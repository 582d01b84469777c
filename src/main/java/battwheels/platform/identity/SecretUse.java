package battwheels.platform.identity;

import java.time.Instant;

/** When a key was used last, to the minute, and from which network address. */
public record SecretUse(Instant at, String address) {}
