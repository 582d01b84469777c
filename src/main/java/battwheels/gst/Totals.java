package battwheels.gst;

import battwheels.platform.money.Money;
import java.util.List;

/**
 * The header of a document: the sums of its lines, and what is beside the lines.
 *
 * @param subTotal gross, before any discount
 * @param totalDiscount of the lines and of the document
 * @param taxableAmount the value tax is counted on
 * @param taxTotal on the document, whoever owes it
 * @param shippingCharge untaxed
 * @param adjustment untaxed; may be negative
 * @param roundOff to the whole rupee, where the organization rounds; else nothing
 * @param grandTotal what the customer owes: under reverse charge without the tax
 */
public record Totals(
        Money subTotal,
        Money totalDiscount,
        Money taxableAmount,
        Money cgstTotal,
        Money sgstTotal,
        Money igstTotal,
        Money taxTotal,
        Money shippingCharge,
        Money adjustment,
        Money roundOff,
        Money grandTotal) {

    private static final long RUPEE = 100;

    static Totals of(
            List<AssessedLine> lines, Money shipping, Money adjustment, boolean chargesTax, boolean roundsOff) {
        Money gross = Money.ZERO;
        Money discount = Money.ZERO;
        Money taxable = Money.ZERO;
        Tax tax = Tax.NONE;
        for (AssessedLine line : lines) {
            gross = gross.plus(line.gross());
            discount = discount.plus(line.discount()).plus(line.documentDiscount());
            taxable = taxable.plus(line.taxable());
            tax = tax.plus(line.tax());
        }
        Money exact =
                taxable.plus(chargesTax ? tax.sum() : Money.ZERO).plus(shipping).plus(adjustment);
        Money roundOff = roundsOff ? toWholeRupee(exact) : Money.ZERO;
        return new Totals(
                gross,
                discount,
                taxable,
                tax.cgst(),
                tax.sgst(),
                tax.igst(),
                tax.sum(),
                shipping,
                adjustment,
                roundOff,
                exact.plus(roundOff));
    }

    /** Half a rupee goes up. */
    private static Money toWholeRupee(Money exact) {
        long rest = Math.floorMod(exact.paise(), RUPEE);
        return new Money(rest * 2 >= RUPEE ? RUPEE - rest : -rest);
    }
}
