package battwheels.evfi.sharing;

import java.math.BigDecimal;

/**
 * How a card of the library fares in organizations that share it, in round figures.
 *
 * @param organizationsAtLeast never below the number that must contribute
 * @param successRate from 0 to 1, in tenths
 */
public record SharedStatistic(String failureId, int organizationsAtLeast, int usesAtLeast, BigDecimal successRate) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Something for the platform to look at. */
    boolean isPoor() {
        return successRate.compareTo(HALF) < 0;
    }
}
