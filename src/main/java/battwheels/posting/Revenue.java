package battwheels.posting;

import battwheels.gst.AssessedLine;
import battwheels.ledger.SystemAccount;
import battwheels.platform.money.Money;
import battwheels.sales.DocumentLine;
import battwheels.sales.Payer;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line without its tax.
 *
 * @param earned before any discount: what the income account gets
 * @param given off it: allowed to the customer, or borne by the workshop where the customer does not pay
 */
record Revenue(Money earned, Money given) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** With tax inside the rate, a discount is taken for what it is without the tax: half-up to the paisa. */
    static Revenue of(DocumentLine line, boolean inclusive) {
        AssessedLine amounts = line.amounts();
        Money given = amounts.discount().plus(amounts.documentDiscount());
        Money net = inclusive ? withoutTax(given, amounts.taxRate()) : given;
        return new Revenue(amounts.taxable().plus(net), net);
    }

    private static Money withoutTax(Money price, BigDecimal rate) {
        return new Money(BigDecimal.valueOf(price.paise())
                .multiply(HUNDRED)
                .divide(HUNDRED.add(rate), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    /** Where what is given off a line is borne. */
    static SystemAccount bornBy(Payer payer) {
        return switch (payer) {
            case CUSTOMER -> SystemAccount.DISCOUNT_ALLOWED;
            case WARRANTY -> SystemAccount.WARRANTY_COST;
            case AMC -> SystemAccount.AMC_COST;
            case GOODWILL -> SystemAccount.GOODWILL_COST;
        };
    }
}
