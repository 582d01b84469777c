package battwheels.sales;

import battwheels.gst.DiscountType;
import battwheels.gst.Totals;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An estimate as readers of the organization see it.
 *
 * @param gstType {@code cgst_sgst} or {@code igst}
 * @param version of its content
 * @param acceptedVersion the version the customer said yes to; null: none
 * @param lockedAt null: it is not
 * @param convertedTo the invoice or the sales order it became
 * @param linkExpiresAt until when the customer's link holds; null: there is none
 */
record EstimateView(
        String estimateId,
        @Nullable String estimateNumber,
        EstimateStatus status,
        int version,
        @Nullable Integer acceptedVersion,
        @Nullable String ticketId,
        @Nullable Instant lockedAt,
        @JsonUnwrapped Buyer buyer,
        @Nullable String referenceNumber,
        LocalDate date,
        LocalDate expiryDate,
        boolean isExpired,
        @Nullable String placeOfSupply,
        String gstType,
        boolean isInclusiveTax,
        List<LineView> lineItems,
        DiscountType discountType,
        BigDecimal discountValue,
        @JsonUnwrapped Totals totals,
        @Nullable String notes,
        @Nullable String termsAndConditions,
        @Nullable String convertedTo,
        @Nullable Instant firstViewedAt,
        @Nullable Instant linkExpiresAt,
        List<Estimate.Line> history,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    static EstimateView of(Estimate estimate, LocalDate today) {
        InvoiceContent content = estimate.content();
        EstimateStatus status = estimate.statusOn(today);
        return new EstimateView(
                estimate.estimateId(),
                estimate.number(),
                status,
                estimate.revision(),
                estimate.acceptedRevision(),
                estimate.ticketId(),
                estimate.lock() == null ? null : estimate.lock().at(),
                content.buyer(),
                content.referenceNumber(),
                content.invoiceDate(),
                content.dueDate(),
                status == EstimateStatus.EXPIRED,
                content.placeOfSupply(),
                content.totals().igstTotal().paise() > 0 ? "igst" : "cgst_sgst",
                content.isInclusiveTax(),
                content.lines().stream().map(LineView::of).toList(),
                content.discount().type(),
                content.discount().value(),
                content.totals(),
                content.customerNotes(),
                content.termsConditions(),
                estimate.invoiceId() == null ? estimate.salesOrderId() : estimate.invoiceId(),
                estimate.firstViewedAt(),
                estimate.link() == null ? null : estimate.link().expiresAt(),
                estimate.history(),
                estimate.createdBy(),
                estimate.createdAt(),
                estimate.updatedAt());
    }
}
