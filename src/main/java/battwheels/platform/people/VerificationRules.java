package battwheels.platform.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often an address is mailed the link that proves it: once a minute, five times a day; a link is good for a day. */
public final class VerificationRules {
    static final Duration LIFE = Duration.ofHours(24);
    static final Duration PAUSE = Duration.ofMinutes(1);
    static final Duration WINDOW = Duration.ofHours(24);
    static final int MOST = 5;

    private VerificationRules() {}

    /** The next link under this hash; empty when it is too early for one. */
    public static Optional<VerificationLink> next(@Nullable VerificationLink last, String hash, Instant now) {
        if (last == null || !now.isBefore(last.windowFrom().plus(WINDOW))) {
            return Optional.of(new VerificationLink(hash, now.plus(LIFE), now, now, 1));
        }
        boolean tooEarly = now.isBefore(last.sentAt().plus(PAUSE)) || last.sentInWindow() >= MOST;
        return tooEarly
                ? Optional.empty()
                : Optional.of(
                        new VerificationLink(hash, now.plus(LIFE), now, last.windowFrom(), last.sentInWindow() + 1));
    }
}
