package battwheels.platform.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a stored subscription stands at a moment. */
public final class SubscriptionRules {
    private static final String TRIALING = "trialing";
    private static final String EXPIRED = "expired";
    private static final Set<String> OVER = Set.of(EXPIRED, "canceled", "suspended");

    private SubscriptionRules() {}

    /**
     * Its status now: a trial past its end is expired, whatever is stored.
     *
     * @param expiresAt ISO-8601 in UTC, null when it has no end
     */
    public static String status(String stored, @Nullable String expiresAt, Instant now) {
        boolean past = expiresAt != null && !now.isBefore(Instant.parse(expiresAt));
        return stored.equals(TRIALING) && past ? EXPIRED : stored;
    }

    /** Whether the organization may look at its data and not change it. One past due is given time. */
    public static boolean hasLapsed(String stored, @Nullable String expiresAt, Instant now) {
        return OVER.contains(status(stored, expiresAt, now));
    }
}
