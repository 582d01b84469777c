package battwheels.gst;

import battwheels.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A reduction of a price, of a line or of a whole document.
 *
 * @param value per cent with at most two decimals, or rupees; not negative
 */
public record Discount(DiscountType type, BigDecimal value) {
    public static final Discount NONE = new Discount(DiscountType.NONE, BigDecimal.ZERO);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_DECIMALS = 2;

    /** As a body gives it: without a value there is none, without a type the value is rupees. */
    public static Discount of(@Nullable DiscountType type, @Nullable BigDecimal value) {
        if (value == null || value.signum() == 0 || type == DiscountType.NONE) {
            return NONE;
        }
        return new Discount(type == null ? DiscountType.AMOUNT : type, value);
    }

    /** What is wrong with it for this amount, or null. */
    public @Nullable String objection(Money amount) {
        return switch (type) {
            case NONE -> null;
            case PERCENTAGE ->
                value.signum() < 0
                                || value.compareTo(HUNDRED) > 0
                                || value.stripTrailingZeros().scale() > PERCENT_DECIMALS
                        ? "must be from 0 to 100 per cent with at most two decimals"
                        : null;
            case AMOUNT -> rupeesObjection(amount);
        };
    }

    private @Nullable String rupeesObjection(Money amount) {
        @Nullable String objection = Money.objection(value);
        if (objection != null) {
            return objection;
        }
        return value.signum() < 0 || value.compareTo(amount.rupees()) > 0
                ? "must be from 0 to what it is taken from, " + amount
                : null;
    }

    /** What comes off this amount; percentages are rounded half-up to the paisa. */
    public Money from(Money amount) {
        return switch (type) {
            case NONE -> Money.ZERO;
            case PERCENTAGE -> amount.timesHalfUp(value.movePointLeft(2));
            case AMOUNT -> Money.ofRupees(value);
        };
    }
}
