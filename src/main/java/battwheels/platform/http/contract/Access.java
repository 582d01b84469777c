package battwheels.platform.http.contract;

import org.jspecify.annotations.Nullable;

/**
 * Who may make a call and what it costs them.
 *
 * @param permission {@code resource:action}, {@value #PUBLIC} or {@value #AUTHENTICATED}
 * @param feature the plan feature it needs, if any
 * @param rateCost how much of the rate limit it takes, at least 1
 * @param rateGroup a limit of its own for callers nobody knows yet ({@code login}, {@code signup},
 *     {@code recovery}), if any
 * @param whenLapsed whether it changes something and is there all the same when the subscription is over
 */
public record Access(
        Reach reach,
        String permission,
        @Nullable String feature,
        int rateCost,
        @Nullable String rateGroup,
        boolean whenLapsed) {
    public static final String PUBLIC = "public";
    public static final String AUTHENTICATED = "authenticated";

    /** No token is asked for. */
    public boolean open() {
        return permission.equals(PUBLIC);
    }

    /** A permission of the caller's role is asked for, not only a token. */
    public boolean needsPermission() {
        return permission.contains(":");
    }
}
