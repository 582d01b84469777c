package battwheels.sales;

import battwheels.gst.DiscountType;
import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An estimate as a body gives it; on a change what is null stays. */
record EstimateForm(
        @Nullable String customerId,
        @Nullable String referenceNumber,
        @Nullable LocalDate date,
        @Nullable LocalDate expiryDate,
        @Nullable List<LineForm> lineItems,
        @Nullable String placeOfSupply,
        @Nullable Boolean isInclusiveTax,
        @Nullable DiscountType discountType,
        @Nullable BigDecimal discountValue,
        @Nullable Money shippingCharge,
        @Nullable Money adjustment,
        @Nullable String notes,
        @Nullable String termsAndConditions) {
    private static final int USUAL_DAYS = 30;

    /** One that says nothing yet but for whom it is. */
    static InvoiceForm of(@Nullable String customerId) {
        return new EstimateForm(customerId, null, null, null, null, null, null, null, null, null, null, null, null)
                .asInvoice(true);
    }

    /** As an invoice would say it: the day the offer ends stands where an invoice is due. */
    InvoiceForm asInvoice(boolean isNew) {
        return new InvoiceForm(
                customerId,
                referenceNumber,
                date,
                expiryDate,
                isNew ? USUAL_DAYS : null,
                lineItems,
                placeOfSupply,
                isInclusiveTax,
                null,
                discountType,
                discountValue,
                shippingCharge,
                adjustment,
                notes,
                termsAndConditions,
                null);
    }
}
