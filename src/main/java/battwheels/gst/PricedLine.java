package battwheels.gst;

import battwheels.platform.money.Money;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A line of a document as it is priced, before tax.
 *
 * @param quantity more than 0, at most three decimals
 * @param rate rupees for one, at most four decimals
 * @param taxRate per cent, at most three decimals
 */
public record PricedLine(BigDecimal quantity, BigDecimal rate, Discount discount, TaxType taxType, BigDecimal taxRate) {
    /** Ten crore rupees: two hundred lines of it, taxed at 100 per cent, still are an amount of money. */
    public static final long GROSS_MAX_PAISE = 10_000_000_000L;

    public static final int QUANTITY_MAX = 1_000_000;
    public static final int QUANTITY_DECIMALS = 3;
    public static final int RATE_MAX = 100_000_000;
    public static final int RATE_DECIMALS = 4;
    public static final int TAX_RATE_MAX = 100;
    public static final int TAX_RATE_DECIMALS = 3;

    /** Quantity times rate, half-up to the paisa. */
    public Money gross() {
        return new Money(exact().setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private BigDecimal exact() {
        return quantity.multiply(rate).movePointRight(2);
    }

    Money lineDiscount() {
        return discount.from(gross());
    }

    Money afterLineDiscount() {
        return gross().minus(lineDiscount());
    }

    /** The rate that is charged: none on what bears no tax. */
    BigDecimal chargedRate() {
        return taxType.bearsTax() ? taxRate : BigDecimal.ZERO;
    }

    /** The faults a line can have, under the names that the document's body gives to rate and tax. */
    public void check(Faults faults, String quantityName, String rateName, String discountName, String taxRateName) {
        Faults mine = faults.aside()
                .quantity(quantityName, quantity, QUANTITY_MAX, QUANTITY_DECIMALS)
                .require(quantity.signum() > 0, quantityName, "must be more than 0")
                .quantity(rateName, rate, RATE_MAX, RATE_DECIMALS)
                .quantity(taxRateName, taxRate, TAX_RATE_MAX, TAX_RATE_DECIMALS);
        if (!mine.any()) {
            boolean payable = exact().compareTo(BigDecimal.valueOf(GROSS_MAX_PAISE)) <= 0;
            mine.require(payable, rateName, "times " + quantityName + " must be at most 100000000.00");
            @Nullable String objection = payable ? discount.objection(gross()) : null;
            mine.require(objection == null, discountName, String.valueOf(objection));
        }
        faults.addAll(mine);
    }
}
