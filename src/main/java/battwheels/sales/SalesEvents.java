package battwheels.sales;

import battwheels.platform.money.Money;
import battwheels.platform.outbox.EventDraft;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sales tell the rest of the product. */
final class SalesEvents {
    private SalesEvents() {}

    public record InvoiceCreated(
            String invoiceId, String customerId, @Nullable String ticketId) {}

    public record InvoiceSent(
            String invoiceId,
            @Nullable String invoiceNumber,
            String customerId,
            Money grandTotal,
            @Nullable String ticketId,
            String entryId) {}

    public record InvoiceVoided(
            String invoiceId,
            @Nullable String invoiceNumber,
            String customerId,
            String reason,
            String entryId,
            @Nullable String estimateId,
            @Nullable String salesOrderId,
            @Nullable String ticketId) {}

    public record InvoiceDeleted(
            String invoiceId,
            @Nullable String estimateId,
            @Nullable String salesOrderId,
            @Nullable String ticketId) {}

    public record InvoiceSettled(
            String invoiceId,
            String customerId,
            Money balanceDue,
            @Nullable String ticketId) {}

    public record PaymentReceived(
            String paymentId,
            @Nullable String paymentNumber,
            String customerId,
            Money amount,
            List<String> invoiceIds,
            String entryId) {
        public PaymentReceived {
            invoiceIds = List.copyOf(invoiceIds);
        }
    }

    public record PaymentCancelled(
            String paymentId, @Nullable String paymentNumber, String customerId, String entryId) {}

    public record CreditNoteIssued(
            String creditNoteId,
            @Nullable String creditNoteNumber,
            String invoiceId,
            String customerId,
            Money total,
            String entryId) {}

    public record EstimateCreated(
            String estimateId, String customerId, @Nullable String ticketId) {}

    public record EstimateChanged(
            String estimateId,
            @Nullable String estimateNumber,
            String customerId,
            int version,
            Money grandTotal,
            @Nullable String ticketId) {}

    public record EstimateLocked(
            String estimateId,
            @Nullable String estimateNumber,
            String reason,
            @Nullable String ticketId) {}

    public record EstimateUnlocked(
            String estimateId,
            @Nullable String estimateNumber,
            @Nullable String ticketId) {}

    public record EstimateMoved(
            String estimateId,
            @Nullable String estimateNumber,
            String customerId,
            EstimateStatus status,
            int version,
            @Nullable String invoiceId,
            @Nullable String salesOrderId,
            @Nullable String ticketId) {}

    public record OrderCreated(
            String salesorderId,
            String customerId,
            @Nullable String estimateId) {}

    public record OrderMoved(
            String salesorderId,
            @Nullable String salesorderNumber,
            String customerId,
            SalesOrderStatus status,
            Money grandTotal) {}

    public record OrderFulfilled(
            String salesorderId, @Nullable String salesorderNumber, String fulfillmentId, List<Fulfilled> lineItems) {
        /** @param itemId null: nothing that is kept in stock */
        public record Fulfilled(String lineItemId, @Nullable String itemId, BigDecimal quantity) {}

        public OrderFulfilled {
            lineItems = List.copyOf(lineItems);
        }
    }

    public record OrderInvoiced(
            String salesorderId, @Nullable String salesorderNumber, String invoiceId, Money grandTotal) {}

    static EventDraft created(SalesOrder order) {
        return new EventDraft(
                "sales_order.created",
                new OrderCreated(
                        order.salesorderId(),
                        order.content().buyer().customerId(),
                        order.origin().estimateId()));
    }

    static EventDraft moved(SalesOrder order) {
        return new EventDraft(
                "sales_order.status_changed",
                new OrderMoved(
                        order.salesorderId(),
                        order.number(),
                        order.content().buyer().customerId(),
                        order.status(),
                        order.content().totals().grandTotal()));
    }

    static EventDraft fulfilled(SalesOrder order, Fulfillment out) {
        List<OrderFulfilled.Fulfilled> lines = order.content().lines().stream()
                .flatMap(line -> out.lineItems().stream()
                        .filter(some -> some.lineItemId().equals(line.lineItemId()))
                        .map(some -> new OrderFulfilled.Fulfilled(line.lineItemId(), line.itemId(), some.quantity())))
                .toList();
        return new EventDraft(
                "sales_order.fulfilled",
                new OrderFulfilled(order.salesorderId(), order.number(), out.fulfillmentId(), lines));
    }

    static EventDraft invoiced(SalesOrder order, OrderBill bill) {
        return new EventDraft(
                "sales_order.invoiced",
                new OrderInvoiced(order.salesorderId(), order.number(), bill.invoiceId(), bill.grandTotal()));
    }

    static EventDraft created(Estimate estimate) {
        return new EventDraft(
                "estimate.created",
                new EstimateCreated(
                        estimate.estimateId(), estimate.content().buyer().customerId(), estimate.ticketId()));
    }

    static EventDraft changed(Estimate estimate) {
        return new EventDraft(
                "estimate.changed",
                new EstimateChanged(
                        estimate.estimateId(),
                        estimate.number(),
                        estimate.content().buyer().customerId(),
                        estimate.revision(),
                        estimate.content().totals().grandTotal(),
                        estimate.ticketId()));
    }

    static EventDraft locked(Estimate estimate, Estimate.Lock lock) {
        return new EventDraft(
                "estimate.locked",
                new EstimateLocked(estimate.estimateId(), estimate.number(), lock.reason(), estimate.ticketId()));
    }

    static EventDraft unlocked(Estimate estimate) {
        return new EventDraft(
                "estimate.unlocked",
                new EstimateUnlocked(estimate.estimateId(), estimate.number(), estimate.ticketId()));
    }

    static EventDraft moved(Estimate estimate) {
        return new EventDraft(
                "estimate.status_changed",
                new EstimateMoved(
                        estimate.estimateId(),
                        estimate.number(),
                        estimate.content().buyer().customerId(),
                        estimate.status(),
                        estimate.revision(),
                        estimate.invoiceId(),
                        estimate.salesOrderId(),
                        estimate.ticketId()));
    }

    static EventDraft created(Invoice invoice) {
        return new EventDraft(
                "invoice.created",
                new InvoiceCreated(
                        invoice.invoiceId(), customer(invoice), invoice.origin().ticketId()));
    }

    static EventDraft sent(Invoice invoice, Booked entry) {
        return new EventDraft(
                "invoice.sent",
                new InvoiceSent(
                        invoice.invoiceId(),
                        entry.number(),
                        customer(invoice),
                        invoice.content().totals().grandTotal(),
                        invoice.origin().ticketId(),
                        entry.entryId()));
    }

    static EventDraft voided(Invoice invoice, String reason, Booked entry) {
        return new EventDraft(
                "invoice.voided",
                new InvoiceVoided(
                        invoice.invoiceId(),
                        invoice.number(),
                        customer(invoice),
                        reason,
                        entry.entryId(),
                        invoice.origin().estimateId(),
                        invoice.origin().salesOrderId(),
                        invoice.origin().ticketId()));
    }

    static EventDraft deleted(Invoice invoice) {
        return new EventDraft(
                "invoice.deleted",
                new InvoiceDeleted(
                        invoice.invoiceId(),
                        invoice.origin().estimateId(),
                        invoice.origin().salesOrderId(),
                        invoice.origin().ticketId()));
    }

    static EventDraft settled(Invoice invoice, Settlement settled) {
        return new EventDraft(
                "invoice.settled",
                new InvoiceSettled(
                        invoice.invoiceId(),
                        customer(invoice),
                        settled.balance(),
                        invoice.origin().ticketId()));
    }

    static EventDraft received(Receipt receipt, Booked entry) {
        return new EventDraft(
                "payment.received",
                new PaymentReceived(
                        receipt.paymentId(),
                        entry.number(),
                        receipt.customerId(),
                        receipt.amount(),
                        receipt.allocations().stream()
                                .map(Allocation::invoiceId)
                                .toList(),
                        entry.entryId()));
    }

    static EventDraft cancelled(Receipt receipt, Booked entry) {
        return new EventDraft(
                "payment.cancelled",
                new PaymentCancelled(receipt.paymentId(), receipt.number(), receipt.customerId(), entry.entryId()));
    }

    static EventDraft issued(CreditNote note, Booked entry) {
        return new EventDraft(
                "credit_note.issued",
                new CreditNoteIssued(
                        note.creditNoteId(),
                        entry.number(),
                        note.invoiceId(),
                        note.buyer().customerId(),
                        note.totals().grandTotal(),
                        entry.entryId()));
    }

    private static String customer(Invoice invoice) {
        return invoice.content().buyer().customerId();
    }
}
