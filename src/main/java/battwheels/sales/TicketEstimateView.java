package battwheels.sales;

import battwheels.gst.TaxType;
import battwheels.gst.Totals;
import battwheels.platform.money.Money;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The estimate of a ticket as the service desk sees it: the same offer, in the words of the desk.
 *
 * @param version of its lines; whoever changes them names it
 * @param approvedVersion the version the customer said yes to; null: none
 * @param subtotal before any discount
 * @param convertedToInvoice the invoice it became
 */
record TicketEstimateView(
        String estimateId,
        @Nullable String estimateNumber,
        String ticketId,
        @Nullable String vehicleNumber,
        @Nullable String vehicleModel,
        String status,
        int version,
        @Nullable Integer approvedVersion,
        @JsonUnwrapped Buyer buyer,
        LocalDate date,
        LocalDate expiryDate,
        @Nullable String placeOfSupply,
        List<Line> lineItems,
        Money subtotal,
        Money discountTotal,
        Money taxableAmount,
        Money cgstTotal,
        Money sgstTotal,
        Money igstTotal,
        Money taxTotal,
        Money roundOff,
        Money grandTotal,
        @Nullable Instant lockedAt,
        @Nullable String lockedBy,
        @Nullable String lockedByName,
        @Nullable String lockReason,
        @Nullable String convertedToInvoice,
        @Nullable Instant firstViewedAt,
        @Nullable Instant linkExpiresAt,
        List<Estimate.Line> history,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * @param discount off the line and its share in the document's
     * @param lineTotal with tax
     */
    record Line(
            String lineItemId,
            @Nullable LineType type,
            @Nullable String itemId,
            String name,
            @Nullable String description,
            String hsnCode,
            BigDecimal qty,
            @Nullable String unit,
            BigDecimal unitPrice,
            Money discount,
            TaxType taxType,
            BigDecimal taxRate,
            Money taxableAmount,
            Money cgst,
            Money sgst,
            Money igst,
            Money lineTotal,
            Payer payer,
            String payerRule,
            List<String> payerTrace) {

        static Line of(DocumentLine line) {
            return new Line(
                    line.lineItemId(),
                    line.type(),
                    line.itemId(),
                    line.name(),
                    line.description(),
                    line.hsnSacCode().value(),
                    line.quantity(),
                    line.unit(),
                    line.rate(),
                    line.amounts().discount().plus(line.amounts().documentDiscount()),
                    line.taxType(),
                    line.taxRate(),
                    line.amounts().taxable(),
                    line.amounts().tax().cgst(),
                    line.amounts().tax().sgst(),
                    line.amounts().tax().igst(),
                    line.amounts().total(),
                    line.paidBy().payer(),
                    line.paidBy().rule(),
                    line.paidBy().trace());
        }
    }

    static TicketEstimateView of(Estimate estimate, Estimate.ForTicket ticket, LocalDate today) {
        InvoiceContent content = estimate.content();
        Totals totals = content.totals();
        Estimate.@Nullable Lock lock = estimate.lock();
        return new TicketEstimateView(
                estimate.estimateId(),
                estimate.number(),
                ticket.ticketId(),
                ticket.vehicleNumber(),
                ticket.vehicleModel(),
                estimate.statusOn(today).ticketName(),
                estimate.revision(),
                estimate.acceptedRevision(),
                content.buyer(),
                content.invoiceDate(),
                content.dueDate(),
                content.placeOfSupply(),
                content.lines().stream().map(Line::of).toList(),
                totals.subTotal(),
                totals.totalDiscount(),
                totals.taxableAmount(),
                totals.cgstTotal(),
                totals.sgstTotal(),
                totals.igstTotal(),
                totals.taxTotal(),
                totals.roundOff(),
                totals.grandTotal(),
                lock == null ? null : lock.at(),
                lock == null ? null : lock.by(),
                lock == null ? null : lock.byName(),
                lock == null ? null : lock.reason(),
                estimate.invoiceId(),
                estimate.firstViewedAt(),
                estimate.link() == null ? null : estimate.link().expiresAt(),
                estimate.history(),
                estimate.createdBy(),
                estimate.createdAt(),
                estimate.updatedAt());
    }
}
