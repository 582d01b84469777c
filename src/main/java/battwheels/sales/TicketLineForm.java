package battwheels.sales;

import battwheels.gst.Discount;
import battwheels.gst.DiscountType;
import battwheels.gst.TaxType;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a ticket's estimate as a body gives it; on a change what is null stays.
 *
 * @param discount rupees off the whole line
 * @param version of the estimate that the caller has seen
 */
record TicketLineForm(
        @Nullable LineType type,
        @Nullable String itemId,
        @Nullable String name,
        @Nullable String description,
        @Nullable String hsnCode,
        @Nullable BigDecimal qty,
        @Nullable String unit,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal discount,
        @Nullable TaxType taxType,
        @Nullable BigDecimal taxRate,
        @Nullable Payer payer,
        @Nullable String payerRule,
        @Nullable List<String> payerTrace,
        int version) {
    private static final LineForm.Names NAMES = new LineForm.Names("hsn_code", "qty", "unit_price", "discount");

    LineForm asLine() {
        return checked(new LineForm(
                type,
                itemId,
                name,
                description,
                hsnCode,
                qty,
                unit,
                unitPrice,
                DiscountType.AMOUNT,
                discount,
                taxType,
                taxRate,
                null,
                payer,
                payerRule,
                payerTrace));
    }

    LineForm over(DocumentLine before) {
        Discount off = discount == null ? before.discount() : Discount.of(DiscountType.AMOUNT, discount);
        PayerDecision pays = before.paidBy();
        return checked(new LineForm(
                or(type, before.type()),
                DraftRules.text(itemId, before.itemId()),
                or(name, before.name()),
                DraftRules.text(description, before.description()),
                or(hsnCode, before.hsnSacCode().value()),
                or(qty, before.quantity()),
                DraftRules.text(unit, before.unit()),
                or(unitPrice, before.rate()),
                off.type(),
                off.value(),
                or(taxType, before.taxType()),
                or(taxRate, before.taxRate()),
                null,
                or(payer, pays.payer()),
                payer == null ? or(payerRule, pays.rule()) : payerRule,
                payer == null ? or(payerTrace, pays.trace()) : payerTrace));
    }

    /** The line, or the end of the command with 422. */
    private static LineForm checked(LineForm line) {
        Faults faults = new Faults();
        line.check(faults, NAMES);
        InvoiceDrafts.refuse(faults);
        return line;
    }

    private static <T> @Nullable T or(@Nullable T given, @Nullable T before) {
        return given == null ? before : given;
    }
}
