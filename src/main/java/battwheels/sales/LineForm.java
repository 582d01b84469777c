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

    void check(Faults faults) {
        faults.needed("name", name, NAME)
                .text("description", description, TEXT)
                .text("item_id", itemId, SHORT)
                .text("unit", unit, SHORT)
                .text("account_id", accountId, SHORT)
                .text("payer_rule", payerRule, SHORT)
                .texts("payer_trace", payerTrace, TRACE_LINES, TRACE_TEXT)
                .require(rate != null, "rate", "is required")
                .needed("hsn_sac_code", hsnSacCode, SHORT)
                .value("hsn_sac_code", hsnSacCode, HsnSac::objection);
        if (rate != null) {
            priced().check(faults, "quantity", "rate", "discount_value", "tax_rate");
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
