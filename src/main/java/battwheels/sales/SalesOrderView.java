package battwheels.sales;

import battwheels.gst.DiscountType;
import battwheels.gst.Totals;
import battwheels.platform.money.Money;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sales order as readers see it.
 *
 * @param fulfillmentStatus {@code unfulfilled}, {@code partially_fulfilled} or {@code fulfilled}
 * @param gstType {@code cgst_sgst} or {@code igst}
 * @param invoicedAmount grand totals of its invoices as they were drafted
 */
record SalesOrderView(
        String salesorderId,
        @Nullable String salesorderNumber,
        SalesOrderStatus status,
        String fulfillmentStatus,
        @JsonUnwrapped Buyer buyer,
        @Nullable String referenceNumber,
        LocalDate date,
        LocalDate expectedShipmentDate,
        @JsonUnwrapped OrderTerms terms,
        @Nullable String placeOfSupply,
        String gstType,
        boolean isInclusiveTax,
        List<Line> lineItems,
        DiscountType discountType,
        BigDecimal discountValue,
        @JsonUnwrapped Totals totals,
        Money invoicedAmount,
        @Nullable String notes,
        @Nullable String termsAndConditions,
        @Nullable String ticketId,
        @Nullable String fromEstimateId,
        @Nullable String fromEstimateNumber,
        List<Bill> convertedTo,
        List<Fulfillment> fulfillments,
        List<Estimate.Line> history,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** An invoice that it became in part or whole. */
    record Bill(String invoiceId, Money grandTotal) {}

    record Line(
            @JsonUnwrapped LineView line,
            BigDecimal quantityOrdered,
            BigDecimal quantityFulfilled,
            BigDecimal quantityInvoiced) {}

    static SalesOrderView of(SalesOrder order) {
        InvoiceContent content = order.content();
        return new SalesOrderView(
                order.salesorderId(),
                order.number(),
                order.status(),
                fulfillmentStatus(order),
                content.buyer(),
                content.referenceNumber(),
                content.invoiceDate(),
                content.dueDate(),
                order.terms(),
                content.placeOfSupply(),
                content.totals().igstTotal().paise() > 0 ? "igst" : "cgst_sgst",
                content.isInclusiveTax(),
                content.lines().stream().map(line -> line(order, line)).toList(),
                content.discount().type(),
                content.discount().value(),
                content.totals(),
                order.bills().stream().map(OrderBill::grandTotal).reduce(Money.ZERO, Money::plus),
                content.customerNotes(),
                content.termsConditions(),
                order.origin().ticketId(),
                order.origin().estimateId(),
                order.estimateNumber(),
                order.bills().stream()
                        .map(bill -> new Bill(bill.invoiceId(), bill.grandTotal()))
                        .toList(),
                order.fulfillments(),
                order.history(),
                order.createdBy(),
                order.createdAt(),
                order.updatedAt());
    }

    private static Line line(SalesOrder order, DocumentLine line) {
        String id = line.lineItemId();
        return new Line(LineView.of(line), line.quantity(), order.fulfilled(id), order.billed(id));
    }

    /** What went out of it, whatever became of it then. */
    static String fulfillmentStatus(SalesOrder order) {
        if (order.fulfillments().isEmpty()) {
            return "unfulfilled";
        }
        boolean all = order.content().lines().stream()
                .allMatch(line -> order.fulfilled(line.lineItemId()).compareTo(line.quantity()) == 0);
        return all ? "fulfilled" : "partially_fulfilled";
    }
}
