package battwheels.evfi.causes;

import java.math.BigDecimal;
import java.util.List;

/** A cause and what speaks for it. The points are the sum of the arithmetic's. */
public record RankedCause(
        String failureId,
        String title,
        String scope,
        String rootCause,
        BigDecimal points,
        int pointsMost,
        BigDecimal percent,
        String confidenceLevel,
        List<Term> arithmetic) {

    public enum Factor {
        MODEL(35),
        MAKE(15),
        DTC(25),
        SUBSYSTEM(15),
        SYMPTOMS(20),
        SUCCESS(20),
        RECENCY(10),
        USAGE(5);

        private final int most;

        Factor(int most) {
            this.most = most;
        }

        int most() {
            return most;
        }
    }

    /** One addend. */
    public record Term(Factor factor, BigDecimal points, int most, String why) {}

    public RankedCause {
        arithmetic = List.copyOf(arithmetic);
    }
}
