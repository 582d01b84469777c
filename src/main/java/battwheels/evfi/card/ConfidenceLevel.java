package battwheels.evfi.card;

import java.math.BigDecimal;

/** A score from 0 to 1 in words: low below .4, high from .7, verified from .9. */
public enum ConfidenceLevel {
    LOW,
    MEDIUM,
    HIGH,
    VERIFIED;

    private static final BigDecimal MEDIUM_FROM = new BigDecimal("0.4");
    private static final BigDecimal HIGH_FROM = new BigDecimal("0.7");
    private static final BigDecimal VERIFIED_FROM = new BigDecimal("0.9");

    public static ConfidenceLevel of(BigDecimal score) {
        if (score.compareTo(VERIFIED_FROM) >= 0) {
            return VERIFIED;
        }
        if (score.compareTo(HIGH_FROM) >= 0) {
            return HIGH;
        }
        return score.compareTo(MEDIUM_FROM) >= 0 ? MEDIUM : LOW;
    }
}
