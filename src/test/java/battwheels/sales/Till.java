package battwheels.sales;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A workshop in Karnataka that bills and is paid, over HTTP. */
final class Till {
    static final String INVOICES = "/api/v1/invoices";
    static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Kolkata"));

    private static final long PATIENCE_S = 60;

    final Member owner;

    Till(TestServer server) {
        this(server.signUp());
        api().put("/api/v1/organizations/me", Map.of("state", "Karnataka")).mustBe(200);
    }

    /** Of a workshop that says itself where it is. */
    Till(Member owner) {
        this.owner = owner;
    }

    /** The same at another server. */
    Till at(Api server) {
        return new Till(new Member(
                owner.api().at(server), owner.organizationId(), owner.userId(), owner.email(), owner.password()));
    }

    Api api() {
        return owner.api();
    }

    /** A customer of the workshop's own state. */
    String customer() {
        return customer("29");
    }

    String customer(String state) {
        return api().post(
                        "/api/v1/contacts",
                        Map.of("name", "Ravi Kumar", "contact_type", "customer", "place_of_supply", state))
                .mustBe(201)
                .text("/contact_id");
    }

    static Map<String, Object> line(String rate) {
        return Map.of("name", "Battery pack", "hsn_sac_code", "850760", "rate", new BigDecimal(rate), "tax_rate", 18);
    }

    static Map<String, Object> draft(String customer, String... rates) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String rate : rates) {
            lines.add(line(rate));
        }
        Map<String, Object> body = new HashMap<>();
        body.put("customer_id", customer);
        body.put("line_items", lines);
        return body;
    }

    /** The id of a new draft. */
    String drafted(String customer, String... rates) {
        return api().post(INVOICES, draft(customer, rates)).mustBe(201).text("/invoice_id");
    }

    Answer issue(String id) {
        return api().post(INVOICES + "/" + id + "/mark-sent");
    }

    /** The id of a new invoice that is out. */
    String issued(String customer, String... rates) {
        String id = drafted(customer, rates);
        issue(id).mustBe(200);
        return id;
    }

    Answer invoice(String id) {
        return api().get(INVOICES + "/" + id).mustBe(200);
    }

    Answer act(String id, String action, Map<String, Object> body) {
        return api().post(INVOICES + "/" + id + "/" + action, body);
    }

    /** What the trial balance says of an account, debit positive. */
    String balance(String account) {
        for (JsonNode row : api().get("/api/v1/journal-entries/reports/trial-balance")
                .mustBe(200)
                .at("/accounts")) {
            if (row.path("account_code").asText().equals(account)) {
                return row.path("debit_balance")
                        .decimalValue()
                        .subtract(row.path("credit_balance").decimalValue())
                        .setScale(2)
                        .toPlainString();
            }
        }
        return "0.00";
    }

    /** The check of the whole book finds nothing, and what is open on documents is the balance of receivables. */
    void mustBeInOrder() throws InterruptedException {
        Answer check = checked();
        if (!check.at("/last_check/passed").asBoolean()) {
            throw new AssertionError("the book is not in order: " + check);
        }
        documentsMatchTheBook();
    }

    /** What a check begun now came to. */
    Answer checked() throws InterruptedException {
        String job = api().post("/api/v1/ledger/verify").mustBe(202).text("/job_id");
        for (int polls = 0; polls < PATIENCE_S * 10; polls++) {
            Answer check = api().get("/api/v1/ledger/verify").mustBe(200);
            if (check.text("/last_check/job_id").equals(job)) {
                return check;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the check did not end");
    }

    private void documentsMatchTheBook() {
        BigDecimal open = BigDecimal.ZERO;
        String path = INVOICES + "?limit=100";
        for (String cursor = ""; ; ) {
            Answer page = api().get(path + cursor).mustBe(200);
            for (JsonNode row : page.at("/data")) {
                if (!row.path("invoice_number").isNull()) {
                    open = open.add(row.path("balance_due").decimalValue());
                }
            }
            if (page.at("/pagination/next_cursor").isNull()) {
                break;
            }
            cursor = "&cursor=" + page.text("/pagination/next_cursor");
        }
        if (open.compareTo(new BigDecimal(balance("1100"))) != 0) {
            throw new AssertionError("open on invoices " + open + ", in the book " + balance("1100"));
        }
    }

    /** All at once; the answers in the order asked. */
    static List<Answer> together(List<Callable<Answer>> calls) throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> one : threads.invokeAll(calls, PATIENCE_S, TimeUnit.SECONDS)) {
                answers.add(one.get());
            }
        }
        return answers;
    }
}
