package battwheels.sales;

import battwheels.gst.Discount;
import battwheels.gst.DiscountType;
import battwheels.gst.HsnSac;
import battwheels.gst.PricedLine;
import battwheels.gst.TaxType;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line as a body gives it. */
record LineForm(
        @Nullable LineType type,
        @Nullable String itemId,
        @Nullable String name,
        @Nullable String description,
        @Nullable String hsnSacCode,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal rate,
        @Nullable DiscountType discountType,
        @Nullable BigDecimal discountValue,
        @Nullable TaxType taxType,
        @Nullable BigDecimal taxRate,
        @Nullable String accountId,
        @Nullable Payer payer,
        @Nullable String payerRule,
        @Nullable List<String> payerTrace) {
    private static final BigDecimal USUAL_RATE = BigDecimal.valueOf(18);
    private static final int NAME = 200;
    private static final int TEXT = 2_000;
    private static final int SHORT = 64;
    private static final int TRACE_LINES = 20;
    private static final int TRACE_TEXT = 300;

    /** What a body calls the parts of a line. */
    record Names(String code, String quantity, String rate, String discount) {
        static final Names OF_DOCUMENTS = new Names("hsn_sac_code", "quantity", "rate", "discount_value");
    }

    void check(Faults faults) {
        check(faults, Names.OF_DOCUMENTS);
    }

    void check(Faults faults, Names names) {
        faults.needed("name", name, NAME)
                .text("description", description, TEXT)
                .text("item_id", itemId, SHORT)
                .text("unit", unit, SHORT)
                .text("account_id", accountId, SHORT)
                .text("payer_rule", payerRule, SHORT)
                .texts("payer_trace", payerTrace, TRACE_LINES, TRACE_TEXT)
                .require(rate != null, names.rate(), "is required")
                .needed(names.code(), hsnSacCode, SHORT)
                .value(names.code(), hsnSacCode, HsnSac::objection);
        if (rate != null) {
            priced().check(faults, names.quantity(), names.rate(), names.discount(), "tax_rate");
        }
    }

    PricedLine priced() {
        return DocumentLine.priced(count(), Objects.requireNonNull(rate), discount(), tax(), percentage());
    }

    BigDecimal count() {
        return quantity == null ? BigDecimal.ONE : quantity;
    }

    Discount discount() {
        return Discount.of(discountType, discountValue);
    }

    TaxType tax() {
        return taxType == null ? TaxType.GST : taxType;
    }

    BigDecimal percentage() {
        return taxRate == null ? USUAL_RATE : taxRate;
    }

    PayerDecision paidBy() {
        return payer == null || payer == Payer.CUSTOMER
                ? PayerDecision.CUSTOMER
                : new PayerDecision(
                        payer, payerRule == null ? "manual" : payerRule, payerTrace == null ? List.of() : payerTrace);
    }
}
