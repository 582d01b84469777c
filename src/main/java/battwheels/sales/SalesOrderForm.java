package battwheels.sales;

import battwheels.gst.DiscountType;
import battwheels.platform.money.Money;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sales order as a body gives it; on a change what is null stays. */
record SalesOrderForm(
        @Nullable String customerId,
        @Nullable String referenceNumber,
        @Nullable LocalDate date,
        @Nullable LocalDate expectedShipmentDate,
        @Nullable String deliveryMethod,
        @Nullable String salespersonName,
        @Nullable List<LineForm> lineItems,
        @Nullable String placeOfSupply,
        @Nullable Boolean isInclusiveTax,
        @Nullable DiscountType discountType,
        @Nullable BigDecimal discountValue,
        @Nullable Money shippingCharge,
        @Nullable Money adjustment,
        @Nullable String notes,
        @Nullable String termsAndConditions) {
    static final int USUAL_DAYS = 7;
    private static final int SHORT = 100;

    /** As an invoice would say it: the day it is to go out stands where an invoice is due. */
    InvoiceForm asInvoice(boolean isNew) {
        return new InvoiceForm(
                customerId,
                referenceNumber,
                date,
                expectedShipmentDate,
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

    OrderTerms terms(OrderTerms before) {
        InvoiceDrafts.refuse(new Faults()
                .text("delivery_method", deliveryMethod, SHORT)
                .text("salesperson_name", salespersonName, SHORT));
        return new OrderTerms(
                DraftRules.text(deliveryMethod, before.deliveryMethod()),
                DraftRules.text(salespersonName, before.salespersonName()));
    }
}
