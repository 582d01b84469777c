package battwheels.sales;

import battwheels.ledger.Movement;
import battwheels.ledger.OpenItem;
import battwheels.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as readers see it.
 *
 * @param overpaymentAmount what it left as a credit of the customer
 * @param unusedAmount what of that is left still
 */
record ReceiptView(
        String paymentId,
        @Nullable String paymentNumber,
        String status,
        String customerId,
        String customerName,
        LocalDate paymentDate,
        Money amount,
        PaymentMode paymentMode,
        String depositToAccount,
        @Nullable String referenceNumber,
        Money bankCharges,
        Money taxAmount,
        @Nullable String notes,
        boolean isRetainer,
        List<Settled> invoiceDetails,
        List<String> invoiceNumbers,
        Money overpaymentAmount,
        Money unusedAmount,
        Money refundedAmount,
        @Nullable String entryId,
        @Nullable String cancelEntryId,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** An invoice it settles; {@code balanceDue} is the invoice's of now. */
    record Settled(
            String invoiceId,
            @Nullable String invoiceNumber,
            LocalDate date,
            Money grandTotal,
            Money balanceDue,
            Money amountApplied) {

        static Settled of(Invoice invoice, Money applied) {
            return new Settled(
                    invoice.invoiceId(),
                    invoice.number(),
                    invoice.content().invoiceDate(),
                    invoice.content().totals().grandTotal(),
                    invoice.settlement().balance(),
                    applied);
        }
    }

    /** @param credit what the receipt left; null: nothing */
    static ReceiptView of(Receipt receipt, List<Settled> settled, @Nullable OpenItem credit) {
        return new ReceiptView(
                receipt.paymentId(),
                receipt.number(),
                ReceiptRepository.status(receipt),
                receipt.customerId(),
                receipt.customerName(),
                receipt.paymentDate(),
                receipt.amount(),
                receipt.paymentMode(),
                receipt.depositTo(),
                receipt.referenceNumber(),
                receipt.bankCharges(),
                receipt.taxDeducted(),
                receipt.notes(),
                receipt.isRetainer(),
                settled,
                settled.stream()
                        .map(Settled::invoiceNumber)
                        .map(number -> number == null ? "" : number)
                        .toList(),
                receipt.rest(),
                credit == null ? Money.ZERO : credit.balance(),
                credit == null ? Money.ZERO : credit.moved(Movement.REFUNDED),
                receipt.state().recordedBy().map(Booked::entryId).orElse(null),
                receipt.state() instanceof ReceiptState.Cancelled cancelled
                        ? cancelled.entry().entryId()
                        : null,
                receipt.createdBy(),
                receipt.createdAt(),
                receipt.updatedAt());
    }
}
