package battwheels.gst;

import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of tax by its heads. CGST and SGST are equal; beside them there is no IGST. */
public record Tax(Money cgst, Money sgst, Money igst) {
    public static final Tax NONE = new Tax(Money.ZERO, Money.ZERO, Money.ZERO);

    private static final BigDecimal HALF_PER_CENT = new BigDecimal("0.005");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** The tax on a value: each head rounded half-up. */
    static Tax on(Money value, BigDecimal rate, boolean crossesBorder) {
        return crossesBorder
                ? new Tax(Money.ZERO, Money.ZERO, value.timesHalfUp(rate.movePointLeft(2)))
                : halves(value.timesHalfUp(rate.multiply(HALF_PER_CENT)));
    }

    /** The tax inside a price; each head rounded half-up, so that price less tax is the taxable value to the paisa. */
    static Tax inside(Money price, BigDecimal rate, boolean crossesBorder) {
        BigDecimal divisor = HUNDRED.add(rate);
        BigDecimal whole = BigDecimal.valueOf(price.paise()).multiply(rate);
        return crossesBorder
                ? new Tax(Money.ZERO, Money.ZERO, quotient(whole, divisor))
                : halves(quotient(whole, divisor.multiply(TWO)));
    }

    private static Money quotient(BigDecimal dividend, BigDecimal divisor) {
        return new Money(dividend.divide(divisor, 0, RoundingMode.HALF_UP).longValueExact());
    }

    private static Tax halves(Money half) {
        return new Tax(half, half, Money.ZERO);
    }

    public Tax plus(Tax other) {
        return new Tax(cgst.plus(other.cgst), sgst.plus(other.sgst), igst.plus(other.igst));
    }

    public Money sum() {
        return cgst.plus(sgst).plus(igst);
    }
}
