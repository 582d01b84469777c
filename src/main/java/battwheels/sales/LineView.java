package battwheels.sales;

import battwheels.gst.DiscountType;
import battwheels.gst.HsnSac;
import battwheels.gst.TaxType;
import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as readers see it.
 *
 * @param discount of the line and its share in the document's
 */
record LineView(
        String lineItemId,
        @Nullable LineType type,
        @Nullable String itemId,
        String name,
        @Nullable String description,
        HsnSac hsnSacCode,
        BigDecimal quantity,
        @Nullable String unit,
        BigDecimal rate,
        DiscountType discountType,
        BigDecimal discountValue,
        Money discount,
        TaxType taxType,
        BigDecimal taxRate,
        Money taxableAmount,
        Money cgst,
        Money sgst,
        Money igst,
        Money total,
        String accountCode,
        Payer payer,
        String payerRule,
        List<String> payerTrace) {

    static LineView of(DocumentLine line) {
        return new LineView(
                line.lineItemId(),
                line.type(),
                line.itemId(),
                line.name(),
                line.description(),
                line.hsnSacCode(),
                line.quantity(),
                line.unit(),
                line.rate(),
                line.discount().type(),
                line.discount().value(),
                line.amounts().discount().plus(line.amounts().documentDiscount()),
                line.taxType(),
                line.taxRate(),
                line.amounts().taxable(),
                line.amounts().tax().cgst(),
                line.amounts().tax().sgst(),
                line.amounts().tax().igst(),
                line.amounts().total(),
                line.account(),
                line.paidBy().payer(),
                line.paidBy().rule(),
                line.paidBy().trace());
    }
}
