package battwheels.sales;

import battwheels.gst.DiscountType;
import battwheels.gst.Totals;
import battwheels.platform.money.Money;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as readers see it.
 *
 * @param balanceDue exact as of the entry {@code balanceSequence}
 * @param entryId of the entry that issued it
 */
record InvoiceView(
        String invoiceId,
        @Nullable String invoiceNumber,
        InvoiceStatus status,
        @JsonUnwrapped Buyer buyer,
        @Nullable String referenceNumber,
        LocalDate invoiceDate,
        LocalDate dueDate,
        int paymentTerms,
        @Nullable String placeOfSupply,
        @Nullable String supplierState,
        boolean isInclusiveTax,
        boolean reverseCharge,
        List<LineView> lineItems,
        DiscountType discountType,
        BigDecimal discountValue,
        @JsonUnwrapped Totals totals,
        Money amountPaid,
        Money creditsApplied,
        Money writeOffAmount,
        Money balanceDue,
        long balanceSequence,
        @Nullable String customerNotes,
        @Nullable String termsConditions,
        @JsonUnwrapped Origin origin,
        @Nullable String entryId,
        @Nullable String voidEntryId,
        @Nullable String voidReason,
        List<Payment> payments,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** What a receipt settled of it. */
    record Payment(
            String paymentId,
            @Nullable String paymentNumber,
            LocalDate paymentDate,
            PaymentMode paymentMode,
            @Nullable String referenceNumber,
            Money amount,
            Money amountApplied) {

        static Stream<Payment> of(Receipt receipt, String invoiceId) {
            return receipt.allocations().stream()
                    .filter(allocation -> allocation.invoiceId().equals(invoiceId))
                    .map(allocation -> new Payment(
                            receipt.paymentId(),
                            receipt.number(),
                            receipt.paymentDate(),
                            receipt.paymentMode(),
                            receipt.referenceNumber(),
                            receipt.amount(),
                            allocation.amount()));
        }
    }

    static InvoiceView of(Invoice invoice, LocalDate today, List<Payment> payments) {
        InvoiceContent content = invoice.content();
        Settlement settled = invoice.settlement();
        InvoiceState.@Nullable Voided voided = invoice.state() instanceof InvoiceState.Voided state ? state : null;
        return new InvoiceView(
                invoice.invoiceId(),
                invoice.number(),
                InvoiceStatus.of(invoice, today),
                content.buyer(),
                content.referenceNumber(),
                content.invoiceDate(),
                content.dueDate(),
                content.paymentTerms(),
                content.placeOfSupply(),
                content.supplierState(),
                content.isInclusiveTax(),
                content.reverseCharge(),
                content.lines().stream().map(LineView::of).toList(),
                content.discount().type(),
                content.discount().value(),
                content.totals(),
                settled.paid(),
                settled.credited(),
                settled.writtenOff(),
                invoice.state().issuedBy().isPresent()
                        ? settled.balance()
                        : content.totals().grandTotal(),
                settled.sequence(),
                content.customerNotes(),
                content.termsConditions(),
                invoice.origin(),
                invoice.state().issuedBy().map(Booked::entryId).orElse(null),
                voided == null ? null : voided.entry().entryId(),
                voided == null ? null : voided.reason(),
                payments,
                invoice.createdBy(),
                invoice.createdAt(),
                invoice.updatedAt());
    }
}
