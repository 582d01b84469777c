package battwheels.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the repair comes to: offered, accepted by a link, billed, paid in part, credited in part, and in the book. */
final class Billing {
    private static final String ESTIMATES = "/api/v1/estimates/";
    private static final String INVOICES = "/api/v1/invoices/";
    private static final String BOOK = "/api/v1/journal-entries/";
    private static final int COLUMN = 12;

    private final Team team;
    private final Caller somebody;
    private final Teller teller;
    private final Path papers;

    /** @param papers the folder in which what is printed is left */
    Billing(Team team, Caller somebody, Teller teller, Path papers) {
        this.team = team;
        this.somebody = somebody;
        this.teller = teller;
        this.papers = papers;
    }

    /** @param vehicleId what was repaired, whose owner pays */
    void tell(String vehicleId) {
        String estimate = offer(vehicleId);
        accept(estimate);
        String invoice = bill(estimate);
        pay(invoice);
        credit(invoice);
        count();
        print(invoice);
    }

    private String offer(String vehicleId) {
        teller.chapter("Meera offers the repair to the vehicle's owner");
        team.owner()
                .put("/api/v1/organizations/me", Body.of("state", "Maharashtra"))
                .is(200, "state");
        teller.remark("Where the workshop is and where the customer is decide between CGST with SGST, and IGST.");
        Answer vehicle =
                team.manager().get("/api/v1/vehicles/" + vehicleId).is(200, "registration_number", "customer_id");
        Answer estimate = team.manager()
                .post(
                        "/api/v1/estimates",
                        Body.of(
                                "customer_id",
                                vehicle.text("customer_id"),
                                "reference_number",
                                vehicle.text("registration_number"),
                                "line_items",
                                List.of(fitting(), harness(), plug())))
                .is(201, "estimate_number", "sub_total", "tax_total", "grand_total");
        String path = ESTIMATES + estimate.text("estimate_id");
        team.manager().post(path + "/send").is(200, "status");
        teller.remark(
                "The plug is the maker's to pay: it stands in the estimate, and the customer owes nothing for it.");
        return path;
    }

    private static Map<String, Object> fitting() {
        return Body.of("name", "Fitting", "hsn_sac_code", "998714", "quantity", 1.5, "unit", "h", "rate", 600);
    }

    private static Map<String, Object> harness() {
        return Body.of("name", "Wiring harness", "hsn_sac_code", "854430", "quantity", 1, "unit", "pcs", "rate", 2400);
    }

    private static Map<String, Object> plug() {
        Map<String, Object> plug = Body.of("name", "Plug of the control unit", "hsn_sac_code", "853669", "rate", 350);
        plug.put("payer", "warranty");
        plug.put("payer_rule", "recall");
        plug.put("payer_trace", List.of("The campaign of the maker names this part."));
        return plug;
    }

    private void accept(String estimate) {
        teller.chapter("The owner of the vehicle sees it by a link, and accepts");
        String link = team.manager()
                .post(estimate + "/share", Body.of("expiry_days", 7))
                .is(201, "path", "expires_at")
                .text("path");
        Caller customer = somebody.named("Rohan");
        customer.get(link)
                .is(
                        200,
                        "/estimate/estimate_number",
                        "/estimate/organization_name",
                        "/estimate/grand_total",
                        "can_accept");
        customer.post(link + "/action", Body.of("action", "accept", "comments", "Please go ahead."))
                .is(200, "/estimate/status");
        customer.post(link + "/action", Body.of("action", "decline")).is(409, "code", "detail");
        customer.get(link.substring(0, link.length() - 4) + "fake").is(400, "code");
        teller.remark("No account, no password: the link is signed, is for this one estimate, and ends.");
    }

    private String bill(String estimate) {
        teller.chapter("Imran bills it");
        Answer draft = team.accountant()
                .post(estimate + "/convert-to-invoice")
                .is(201, "invoice_id", "status", "invoice_number", "grand_total");
        String path = INVOICES + draft.text("invoice_id");
        String number = team.accountant()
                .post(path + "/mark-sent")
                .is(200, "status", "invoice_number", "entry_id", "balance_due")
                .text("invoice_number");
        team.accountant().post(path + "/mark-sent").is(200, "invoice_number").holds("invoice_number", number);
        teller.remark("A draft has no number; once out it has one for ever, taken with its entry in the book.");
        team.technician().get(path).is(403, "code", "permission");
        return path;
    }

    private void pay(String invoice) {
        teller.chapter("Rohan pays a part, and would pay too much");
        team.accountant()
                .post(
                        invoice + "/payments",
                        Body.of("amount", 2000, "payment_mode", "upi", "reference_number", "612345678901"))
                .is(201, "/payment/payment_number", "new_balance", "new_status");
        team.accountant().post(invoice + "/payments", Body.of("amount", 50_000)).is(409, "code", "balance_due");
        teller.remark("Refused with what is open; to take more than that is an advance, and said to be one.");
    }

    private void credit(String invoice) {
        teller.chapter("Half an hour too much was billed: a credit note");
        Map<String, Object> line = fitting();
        line.put("quantity", 0.5);
        team.accountant()
                .post(
                        "/api/v1/credit-notes",
                        Body.of(
                                "original_invoice_id",
                                invoice.substring(INVOICES.length()),
                                "reason",
                                "Half an hour was not worked.",
                                "line_items",
                                List.of(line)))
                .is(201, "credit_note_number", "total");
        team.accountant()
                .get(invoice)
                .is(200, "status", "grand_total", "amount_paid", "credits_applied", "balance_due");
    }

    private void count() {
        teller.chapter("In the book every paisa is on two sides");
        Answer balance = team.accountant()
                .get(BOOK + "reports/trial-balance")
                .is(200, "as_of_date", "/totals/total_debit", "/totals/total_credit", "/totals/is_balanced");
        teller.remark(row("", "", "debit", "credit"));
        for (JsonNode account : balance.at("accounts")) {
            teller.remark(row(
                    account.path("account_code").asText(),
                    account.path("account_name").asText(),
                    rupees(account.path("debit_balance")),
                    rupees(account.path("credit_balance"))));
        }
        teller.remark(
                row("", "", rupees(balance.at("/totals/total_debit")), rupees(balance.at("/totals/total_credit"))));
        balance.holds("/totals/is_balanced", "true");
        team.manager().get(BOOK + "reports/trial-balance").is(403, "code", "permission");
    }

    private static String row(String code, String name, String debit, String credit) {
        return String.format("%-6s%-28s%" + COLUMN + "s%" + COLUMN + "s", code, name, debit, credit);
    }

    /** Nothing where nothing stands. */
    private static String rupees(JsonNode amount) {
        return amount.decimalValue().signum() == 0
                ? ""
                : amount.decimalValue().setScale(2).toPlainString();
    }

    private void print(String invoice) {
        teller.chapter("The invoice on paper");
        byte[] pdf = team.accountant().download(invoice + "/pdf");
        Path file = papers.resolve("invoice.pdf").toAbsolutePath();
        try {
            Files.createDirectories(papers);
            Files.write(file, pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        teller.remark("Open it: " + file);
    }
}
