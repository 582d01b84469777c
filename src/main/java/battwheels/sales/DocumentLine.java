package battwheels.sales;

import battwheels.gst.AssessedLine;
import battwheels.gst.Discount;
import battwheels.gst.DiscountType;
import battwheels.gst.HsnSac;
import battwheels.gst.PricedLine;
import battwheels.gst.Tax;
import battwheels.gst.TaxType;
import battwheels.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice or credit note.
 *
 * @param type null where nobody said
 * @param rate rupees for one, with the tax inside where the document says so
 * @param account code of the income account it is posted to
 * @param amounts what it comes to in its document
 */
public record DocumentLine(
        String lineItemId,
        @Nullable LineType type,
        @Nullable String itemId,
        String name,
        @Nullable String description,
        HsnSac hsnSacCode,
        BigDecimal quantity,
        @Nullable String unit,
        BigDecimal rate,
        Discount discount,
        TaxType taxType,
        BigDecimal taxRate,
        String account,
        PayerDecision paidBy,
        AssessedLine amounts) {
    /** Before anything was counted. */
    static final AssessedLine UNASSESSED =
            new AssessedLine(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Tax.NONE, BigDecimal.ZERO, Money.ZERO);

    private static final Discount ALL = new Discount(DiscountType.PERCENTAGE, BigDecimal.valueOf(100));

    /** The line as tax is counted on it: what the customer does not pay for is taken off whole. */
    PricedLine priced() {
        return priced(quantity, rate, isCovered() ? ALL : discount, taxType, taxRate);
    }

    static PricedLine priced(
            BigDecimal quantity, BigDecimal rate, Discount discount, TaxType taxType, BigDecimal taxRate) {
        return new PricedLine(quantity, rate, discount, taxType, taxRate);
    }

    /** Whether somebody else than the customer pays. */
    public boolean isCovered() {
        return paidBy.payer() != Payer.CUSTOMER;
    }

    DocumentLine assessed(AssessedLine assessed) {
        return with(quantity, discount, account, assessed);
    }

    /** The same line, posted to another income account. */
    DocumentLine postedTo(String other) {
        return with(quantity, discount, other, amounts);
    }

    /** So much of it, with that much off. */
    DocumentLine part(BigDecimal some, Discount off) {
        return with(some, off, account, UNASSESSED);
    }

    private DocumentLine with(BigDecimal some, Discount off, String income, AssessedLine assessed) {
        return new DocumentLine(
                lineItemId,
                type,
                itemId,
                name,
                description,
                hsnSacCode,
                some,
                unit,
                rate,
                off,
                taxType,
                taxRate,
                income,
                paidBy,
                assessed);
    }
}
