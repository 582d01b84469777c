package battwheels.platform.money;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An amount of rupees, exact to the paisa. On the wire a JSON number with two decimals; a document keeps the paise
 * ({@link StoredMoney}).
 *
 * @param paise hundredths of a rupee, from -10^13 to 10^13; anything beyond is an {@link IllegalArgumentException}
 */
@JsonSerialize(using = DecimalRupees.Writer.class)
@JsonDeserialize(using = DecimalRupees.Reader.class)
public record Money(long paise) implements Comparable<Money> {
    /** 10^13 paise are 100 billion rupees: sums of thousands of such amounts still fit a long. */
    public static final long LIMIT_PAISE = 10_000_000_000_000L;

    public static final Money ZERO = new Money(0);

    private static final int DECIMALS = 2;
    private static final int LIMIT_DIGITS = 12;
    private static final String OUT_OF_BOUNDS = "must be from -100000000000.00 to 100000000000.00";

    public Money {
        if (paise > LIMIT_PAISE || paise < -LIMIT_PAISE) {
            throw new IllegalArgumentException("beyond 10^13 paise: " + paise);
        }
    }

    /** Exact: more than two decimals are refused, not rounded. */
    public static Money ofRupees(BigDecimal rupees) {
        @Nullable String objection = objection(rupees);
        if (objection != null) {
            throw new IllegalArgumentException(objection);
        }
        return rupees.signum() == 0
                ? ZERO
                : new Money(rupees.movePointRight(DECIMALS).longValueExact());
    }

    /** What is wrong with these rupees, or null. Looks at the digits first: 1E999999999 must not be written out. */
    public static @Nullable String objection(BigDecimal rupees) {
        if (rupees.signum() == 0) {
            return null;
        }
        if ((long) rupees.precision() - rupees.scale() > LIMIT_DIGITS) {
            return OUT_OF_BOUNDS;
        }
        if (rupees.stripTrailingZeros().scale() > DECIMALS) {
            return "must have at most two decimals";
        }
        return rupees.abs().compareTo(new Money(LIMIT_PAISE).rupees()) > 0 ? OUT_OF_BOUNDS : null;
    }

    /** Rupees with exactly two decimals. */
    public BigDecimal rupees() {
        return BigDecimal.valueOf(paise, DECIMALS);
    }

    public Money plus(Money other) {
        return new Money(paise + other.paise);
    }

    public Money minus(Money other) {
        return new Money(paise - other.paise);
    }

    public Money negated() {
        return new Money(-paise);
    }

    /** The one place that rounds: half-up to the paisa. */
    public Money timesHalfUp(BigDecimal factor) {
        return new Money(BigDecimal.valueOf(paise)
                .multiply(factor)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    public boolean isNegative() {
        return paise < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(paise, other.paise);
    }

    @Override
    public String toString() {
        return rupees().toPlainString();
    }
}
