package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;
import java.util.Map;

/** Receipts and credits. */
final class PaymentRows implements DomainRows {
    /** What the place in the book decides. */
    private static final String[] COUNTED = {"payment_number", "invoice_number", "invoice_numbers", "source_number"};

    @Override
    public void declare(Rows rows) {
        rows.member("listPaymentsReceived", (shop, call) -> call.query("customer_id", ContactRows.contact(shop)));
        rows.member("listCustomerCredits", (shop, call) -> call.query("customer_id", ContactRows.contact(shop)));
        rows.member("getOpenInvoices", (shop, call) -> call.path("customer_id", ContactRows.contact(shop)));
        rows.member("recordPayment", (shop, call) -> ofInvoice(shop, call, InvoiceRows.owed(shop)), COUNTED);
        rows.member(
                "payInvoice",
                (shop, call) ->
                        call.path("invoice_id", InvoiceRows.issued(shop)).with("amount", 5),
                COUNTED);
        for (String operation : List.of("getPayment", "getPaymentPdf", "cancelPayment")) {
            rows.member(
                    operation,
                    (shop, call) -> call.path("payment_id", credit(shop, ContactRows.contact(shop))),
                    COUNTED);
        }
        rows.member(
                "refundPayment",
                (shop, call) -> call.path("payment_id", credit(shop, ContactRows.contact(shop)))
                        .with("amount", 1));
        rows.member("applyCredit", PaymentRows::application);
    }

    private static Call ofInvoice(Shop shop, Call call, InvoiceRows.Owed owed) {
        return call.with("customer_id", owed.customerId())
                .with("payment_date", InvoiceRows.today())
                .with("amount", 10)
                .with("allocations", List.of(Map.of("invoice_id", owed.invoiceId(), "amount", 5)));
    }

    /** A receipt that settles nothing yet. */
    private static String credit(Shop shop, String customer) {
        return shop.made(
                "recordPayment",
                "/payment/payment_id",
                call -> call.with("customer_id", customer)
                        .with("payment_date", InvoiceRows.today())
                        .with("amount", 10)
                        .without("allocations"));
    }

    private static Call application(Shop shop, Call call) {
        InvoiceRows.Owed owed = InvoiceRows.owed(shop);
        return call.with("credit_id", credit(shop, owed.customerId()))
                .with("invoice_id", owed.invoiceId())
                .with("amount", 2);
    }
}
