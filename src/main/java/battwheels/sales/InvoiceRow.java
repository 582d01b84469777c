package battwheels.sales;

import battwheels.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invoice in a list. */
record InvoiceRow(
        String invoiceId,
        @Nullable String invoiceNumber,
        InvoiceStatus status,
        String customerId,
        String customerName,
        LocalDate invoiceDate,
        LocalDate dueDate,
        Money grandTotal,
        Money balanceDue,
        @Nullable String ticketId,
        Instant createdAt) {

    static InvoiceRow of(Invoice invoice, LocalDate today) {
        InvoiceContent content = invoice.content();
        return new InvoiceRow(
                invoice.invoiceId(),
                invoice.number(),
                InvoiceStatus.of(invoice, today),
                content.buyer().customerId(),
                content.buyer().customerName(),
                content.invoiceDate(),
                content.dueDate(),
                content.totals().grandTotal(),
                invoice.state().issuedBy().isPresent()
                        ? invoice.settlement().balance()
                        : content.totals().grandTotal(),
                invoice.origin().ticketId(),
                invoice.createdAt());
    }
}
