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

    @Override
    public void declare(Rows rows) {
        rows.plain("getInvoiceSummary");
        rows.member("listInvoices", (shop, call) -> call.query("customer_id", ContactRows.contact(shop)));
        rows.member("createInvoice", InvoiceRows::fresh);
        rows.member("updateInvoice", (shop, call) -> call.path("invoice_id", draft(shop)));
        for (String operation : List.of("getInvoice", "deleteInvoice", "cloneInvoice")) {
            rows.member(operation, (shop, call) -> call.path("invoice_id", draft(shop)));
        }
        rows.member("issueInvoice", (shop, call) -> call.path("invoice_id", draft(shop)), COUNTED);
        rows.member("voidInvoice", (shop, call) -> call.path("invoice_id", issued(shop)), COUNTED);
        rows.member(
                "writeOffInvoice",
                (shop, call) -> call.path("invoice_id", issued(shop)).with("amount", 10),
                COUNTED);
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
                .with("line_items", List.of(Map.of("name", "Fitting", "hsn_sac_code", "998714", "rate", 100)));
    }

    static String draft(Shop shop) {
        return shop.made("createInvoice", "/invoice_id", call -> fresh(shop, call));
    }

    static String issued(Shop shop) {
        return owed(shop).invoiceId();
    }

    /** The organization has a state by then. */
    static Owed owed(Shop shop) {
        shop.made("updateOrganization", "/organization_id", call -> call.with("state", "Maharashtra"));
        String customer = ContactRows.contact(shop);
        String id = shop.made("createInvoice", "/invoice_id", call -> fresh(call, customer));
        return new Owed(
                shop.made("issueInvoice", "/invoice_id", call -> call.path("invoice_id", id)), customer);
    }
}
