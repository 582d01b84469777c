package battwheels.sales;

import battwheels.platform.money.Money;
import battwheels.platform.streams.EventType;
import java.util.List;

/** The kinds of events that invoices and their payments tell. */
public final class SalesVocabulary {
    private SalesVocabulary() {}

    public static List<EventType> types() {
        return List.of(
                new EventType("invoice.created", 1, InvoiceCreated.class, "invoices:read", "An invoice was written."),
                new EventType(
                        "invoice.sent", 1, InvoiceSent.class, "invoices:read", "An invoice went to the customer."),
                new EventType("payment.received", 1, PaymentReceived.class, "payments:read", "A customer paid."));
    }

    public record InvoiceCreated(String invoiceId, String customerId) {}

    public record InvoiceSent(String invoiceId, String customerId) {}

    public record PaymentReceived(String paymentId, String customerId, Money amount, List<String> invoiceIds) {}
}
