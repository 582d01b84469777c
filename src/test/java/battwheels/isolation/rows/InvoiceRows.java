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

    private static Call fresh(Shop shop, Call call) {
        return call.with("customer_id", ContactRows.contact(shop))
                .with("invoice_date", LocalDate.now(ZoneId.of("Asia/Kolkata")).toString())
                .with("line_items", List.of(Map.of("name", "Fitting", "hsn_sac_code", "998714", "rate", 100)));
    }

    static String draft(Shop shop) {
        return shop.made("createInvoice", "/invoice_id", call -> fresh(shop, call));
    }

    /** One that is out; the organization has a state by then. */
    static String issued(Shop shop) {
        shop.made("updateOrganization", "/organization_id", call -> call.with("state", "Maharashtra"));
        String id = draft(shop);
        return shop.made("issueInvoice", "/invoice_id", call -> call.path("invoice_id", id));
    }
}
