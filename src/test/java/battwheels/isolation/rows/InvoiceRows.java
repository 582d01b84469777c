package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Invoices, drafted, issued and taken back. */
final class InvoiceRows implements DomainRows {
    /** What the place in the book decides. */
    private static final String[] COUNTED = {"invoice_number", "balance_sequence"};

    private static final String[] NOTED = {"credit_note_number", "original_invoice_number"};

    @Override
    public void declare(Rows rows) {
        rows.plain("getInvoiceSummary");
        rows.boundByKey("the link names its organization", "viewSharedInvoice", "getSharedInvoicePdf");
        rows.member("listInvoices", (shop, call) -> call.query("customer_id", ContactRows.contact(shop)));
        rows.member("createInvoice", (shop, call) -> fresh(shop, call).with("ticket_id", TicketRows.ticket(shop)));
        rows.member("updateInvoice", (shop, call) -> call.path("invoice_id", draft(shop)));
        for (String operation : List.of("getInvoice", "getInvoicePdf", "cloneInvoice")) {
            rows.member(operation, (shop, call) -> call.path("invoice_id", draft(shop)));
        }
        rows.member(
                "deleteInvoice",
                (shop, call) -> call.path("invoice_id", issued(shop)).query("force", "true"));
        rows.member("issueInvoice", (shop, call) -> call.path("invoice_id", draft(shop)), COUNTED);
        rows.member("sendInvoice", (shop, call) -> call.path("invoice_id", draft(shop)), COUNTED);
        rows.member("shareInvoice", (shop, call) -> call.path("invoice_id", issued(shop)), "expires_at");
        rows.member("revokeInvoiceLink", (shop, call) -> call.path("invoice_id", shared(shop)));
        for (String operation : List.of("viewSharedInvoice", "getSharedInvoicePdf")) {
            rows.member(operation, (shop, call) -> call.path("token", token(shop)), COUNTED);
        }
        rows.member("voidInvoice", (shop, call) -> call.path("invoice_id", issued(shop)), COUNTED);
        rows.member(
                "writeOffInvoice",
                (shop, call) -> call.path("invoice_id", issued(shop)).with("amount", 10),
                COUNTED);
        rows.member("getCustomerStatement", (shop, call) -> call.path("contact_id", ContactRows.contact(shop)));
        rows.member("listCreditNotes", (shop, call) -> call.query("customer_id", ContactRows.contact(shop)));
        rows.member("createCreditNote", (shop, call) -> note(call, issued(shop)), NOTED);
        rows.member("getCreditNotePdf", (shop, call) -> call.path("credit_note_id", owing(shop)));
        rows.member("getCreditNote", (shop, call) -> call.path("credit_note_id", owing(shop)), NOTED);
        rows.member(
                "refundCreditNote",
                (shop, call) -> call.path("credit_note_id", owing(shop)).with("amount", 1));
    }

    private static Call note(Call call, String invoice) {
        return call.with("original_invoice_id", invoice)
                .with("credit_note_date", today())
                .with("line_items", List.of(Map.of("name", "Fitting", "hsn_sac_code", "998714", "rate", 10)));
    }

    /** A credit note on an invoice that was paid, so that it owes something. */
    private static String owing(Shop shop) {
        Owed owed = owed(shop);
        shop.made(
                "payInvoice",
                "/payment/payment_id",
                call -> call.path("invoice_id", owed.invoiceId()).with("amount", 112.10));
        return shop.made("createCreditNote", "/credit_note_id", call -> note(call, owed.invoiceId()));
    }

    /** An invoice that is out. */
    record Owed(String invoiceId, String customerId) {}

    static String today() {
        return LocalDate.now(ZoneId.of("Asia/Kolkata")).toString();
    }

    private static Call fresh(Shop shop, Call call) {
        return fresh(call, ContactRows.contact(shop));
    }

    private static Call fresh(Call call, String customer) {
        return call.with("customer_id", customer)
                .with("invoice_date", today())
                .with("line_items", List.of(Map.of("name", "Fitting", "hsn_sac_code", "998714", "rate", 100)))
                .without("discount_type", "discount_value");
    }

    static String draft(Shop shop) {
        return shop.made("createInvoice", "/invoice_id", call -> fresh(shop, call));
    }

    private static String shared(Shop shop) {
        String id = issued(shop);
        shop.made("shareInvoice", "/token", call -> call.path("invoice_id", id));
        return id;
    }

    private static String token(Shop shop) {
        String id = issued(shop);
        return shop.made("shareInvoice", "/token", call -> call.path("invoice_id", id));
    }

    static String issued(Shop shop) {
        return owed(shop).invoiceId();
    }

    /** The organization has a state by then. */
    static Owed owed(Shop shop) {
        shop.made("updateOrganization", "/organization_id", call -> call.with("state", "Maharashtra"));
        String customer = ContactRows.contact(shop);
        String id = shop.made("createInvoice", "/invoice_id", call -> fresh(call, customer));
        return new Owed(shop.made("issueInvoice", "/invoice_id", call -> call.path("invoice_id", id)), customer);
    }
}
