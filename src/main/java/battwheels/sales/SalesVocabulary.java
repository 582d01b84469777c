package battwheels.sales;

import battwheels.platform.streams.EventType;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of events that invoices, credit notes and receipts tell. */
public final class SalesVocabulary {
    private static final String INVOICES = "invoices:read";
    private static final String ESTIMATES = "estimates:read";
    private static final String ORDERS = "sales_orders:read";
    private static final String PAYMENTS = "payments:read";

    private SalesVocabulary() {}

    public static List<EventType> types() {
        return Stream.of(offers(), bills(), payments()).flatMap(List::stream).toList();
    }

    private static List<EventType> offers() {
        return List.of(
                new EventType(
                        "estimate.created",
                        1,
                        SalesEvents.EstimateCreated.class,
                        ESTIMATES,
                        "An estimate was written."),
                new EventType(
                        "estimate.changed",
                        1,
                        SalesEvents.EstimateChanged.class,
                        ESTIMATES,
                        "An estimate says something else: it is another version."),
                new EventType(
                        "estimate.locked",
                        1,
                        SalesEvents.EstimateLocked.class,
                        ESTIMATES,
                        "An estimate is locked against changes."),
                new EventType(
                        "estimate.unlocked",
                        1,
                        SalesEvents.EstimateUnlocked.class,
                        ESTIMATES,
                        "An estimate may be changed again."),
                new EventType(
                        "estimate.status_changed",
                        1,
                        SalesEvents.EstimateMoved.class,
                        ESTIMATES,
                        "An estimate was sent, seen, accepted, declined, converted or made void."),
                new EventType(
                        "sales_order.created", 1, SalesEvents.OrderCreated.class, ORDERS, "An order was written."),
                new EventType(
                        "sales_order.status_changed",
                        1,
                        SalesEvents.OrderMoved.class,
                        ORDERS,
                        "An order was confirmed, opened, fulfilled, closed or made void."),
                new EventType(
                        "sales_order.fulfilled",
                        1,
                        SalesEvents.OrderFulfilled.class,
                        ORDERS,
                        "Goods of an order went out."),
                new EventType(
                        "sales_order.invoiced",
                        1,
                        SalesEvents.OrderInvoiced.class,
                        ORDERS,
                        "A part of an order, or all of it, is billed."));
    }

    private static List<EventType> bills() {
        return List.of(
                new EventType(
                        "invoice.created", 1, SalesEvents.InvoiceCreated.class, INVOICES, "An invoice was drafted."),
                new EventType(
                        "invoice.sent",
                        1,
                        SalesEvents.InvoiceSent.class,
                        INVOICES,
                        "An invoice was issued: it has its number and stands in the book."),
                new EventType(
                        "invoice.voided", 1, SalesEvents.InvoiceVoided.class, INVOICES, "An invoice was taken back."),
                new EventType("invoice.deleted", 1, SalesEvents.InvoiceDeleted.class, INVOICES, "A draft was deleted."),
                new EventType(
                        "invoice.settled",
                        1,
                        SalesEvents.InvoiceSettled.class,
                        INVOICES,
                        "Something was paid, credited or written off on an invoice, or taken back of that."),
                new EventType(
                        "credit_note.issued",
                        1,
                        SalesEvents.CreditNoteIssued.class,
                        INVOICES,
                        "A part of an invoice was taken back."));
    }

    private static List<EventType> payments() {
        return List.of(
                new EventType("payment.received", 1, SalesEvents.PaymentReceived.class, PAYMENTS, "A customer paid."),
                new EventType(
                        "payment.cancelled",
                        1,
                        SalesEvents.PaymentCancelled.class,
                        PAYMENTS,
                        "A receipt was taken back."));
    }
}
