package battwheels.sales;

import battwheels.gst.DiscountType;
import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice as a body gives it; on a change what is null stays. */
record InvoiceForm(
        @Nullable String customerId,
        @Nullable String referenceNumber,
        @Nullable LocalDate invoiceDate,
        @Nullable LocalDate dueDate,
        @Nullable Integer paymentTerms,
        @Nullable List<LineForm> lineItems,
        @Nullable String placeOfSupply,
        @Nullable Boolean isInclusiveTax,
        @Nullable Boolean reverseCharge,
        @Nullable DiscountType discountType,
        @Nullable BigDecimal discountValue,
        @Nullable Money shippingCharge,
        @Nullable Money adjustment,
        @Nullable String customerNotes,
        @Nullable String termsConditions,
        @Nullable String ticketId) {

    /** Whether it changes more than what may be said below an invoice that is out. */
    boolean touchesMoreThanWords() {
        return customerId != null
                || referenceNumber != null
                || invoiceDate != null
                || dueDate != null
                || paymentTerms != null
                || lineItems != null
                || placeOfSupply != null
                || isInclusiveTax != null
                || reverseCharge != null
                || discountType != null
                || discountValue != null
                || shippingCharge != null
                || adjustment != null;
    }
}
