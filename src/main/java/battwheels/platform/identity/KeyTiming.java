package battwheels.platform.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a new key takes over and an old one goes. A new key is published at once and signs only after {@code settling},
 * by when every server has read it; an old one is accepted until the last token it signed has expired.
 *
 * @param settling from making a key to signing with it; at least twice {@code reread}, or a server could meet a token
 *     before it knows the key
 * @param reread how often a server reads the folder again
 * @param tokenLife how long a token is accepted after it was signed
 */
public record KeyTiming(Duration settling, Duration reread, Duration tokenLife) {
    /** For clocks of servers that differ. */
    private static final Duration MARGIN = Duration.ofHours(1);

    public KeyTiming {
        if (!reread.isPositive() || !tokenLife.isPositive() || settling.compareTo(reread.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("a key must settle for two re-readings of the folder before it signs");
        }
    }

    /** A minute to settle, read every 10 s. */
    public static KeyTiming forTokensOf(Duration tokenLife) {
        return new KeyTiming(Duration.ofMinutes(1), Duration.ofSeconds(10), tokenLife);
    }

    /** The place of the newest key that has settled; while there is none, of the oldest. All servers decide alike. */
    int inUse(List<Instant> madeOldestFirst, Instant now) {
        int place = 0;
        for (int i = 1; i < madeOldestFirst.size(); i++) {
            if (!madeOldestFirst.get(i).plus(settling).isAfter(now)) {
                place = i;
            }
        }
        return place;
    }

    Duration keptAfterSuccession() {
        return tokenLife.plus(MARGIN);
    }
}
