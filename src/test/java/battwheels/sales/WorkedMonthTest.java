package battwheels.sales;

import static battwheels.sales.Till.INVOICES;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** April 2026 of one workshop: what its reports say is what {@link MonthSheet} comes to, to the paisa. */
class WorkedMonthTest {
    private static final String RECEIPTS = "/api/v1/payments-received";
    private static final String NOTES = "/api/v1/credit-notes";
    private static final String REPORTS = "/api/v1/journal-entries/reports/";
    private static final String LAST_DAY = "2026-04-30";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(lastDay());

    private static SteppedClock lastDay() {
        SteppedClock clock = new SteppedClock();
        clock.advance(Duration.ofDays(29));
        return clock;
    }

    private final MonthSheet sheet = new MonthSheet();
    private final Map<String, String> invoices = new HashMap<>();
    private final Map<String, String> customers = new HashMap<>();
    private final Till till = new Till(SERVER);

    private void issue(String name, String day, String due, Map<String, Object> header) {
        List<Map<String, Object>> lines = new ArrayList<>();
        String state = "29";
        boolean inside = false;
        boolean reverse = false;
        for (Map<String, String> row : sheet.documents().getOrDefault(name, List.of())) {
            Map<String, Object> line = new HashMap<>();
            line.put("name", "Line of " + name);
            line.put("hsn_sac_code", "4200".equals(row.get("account")) ? "998714" : "850760");
            line.put("quantity", number(row, "quantity"));
            line.put("rate", number(row, "rate"));
            if (number(row, "discount %").signum() > 0) {
                line.put("discount_type", "percentage");
                line.put("discount_value", number(row, "discount %"));
            }
            line.put("tax_rate", number(row, "tax %"));
            if (number(row, "tax %").signum() == 0) {
                line.put("tax_type", "exempt");
            }
            if (!row.getOrDefault("payer", "").isEmpty()) {
                line.put("payer", row.get("payer"));
                line.put("payer_rule", "manager's decision");
            }
            lines.add(line);
            inside |= "1".equals(row.get("tax inside"));
            String head = Objects.requireNonNull(row.get("0 CGST and SGST, 1 IGST, 2 reverse charge"));
            state = head.equals("1") ? "27" : state;
            reverse |= head.equals("2");
        }
        Map<String, Object> body = new HashMap<>(header);
        body.put("customer_id", customers.computeIfAbsent(state, till::customer));
        body.put("invoice_date", day);
        body.put("due_date", due);
        body.put("is_inclusive_tax", inside);
        body.put("reverse_charge", reverse);
        body.put("line_items", lines);
        String id = till.api().post(INVOICES, body).mustBe(201).text("/invoice_id");
        Answer issued = till.issue(id).mustBe(200);
        invoices.put(name, id);
        assertThat(issued.at("/grand_total").decimalValue()).as(name).isEqualByComparingTo(sheet.entry(name, "1100"));
    }

    private static BigDecimal number(Map<String, String> row, String name) {
        return new BigDecimal(row.getOrDefault(name, "0"));
    }

    private void issueAll() {
        issue("INV0", "2026-03-01", "2026-03-15", Map.of());
        issue("INV1", "2026-04-02", "2026-04-12", Map.of());
        issue("INV2", "2026-04-03", "2026-04-18", Map.of());
        issue("INV3", "2026-04-05", "2026-05-05", Map.of("discount_type", "amount", "discount_value", 100));
        issue("INV4", "2026-04-07", "2026-04-07", Map.of());
        issue("INV5", "2026-04-18", "2026-04-18", Map.of());
        issue("INV6", "2026-04-19", "2026-05-19", Map.of());
        issue(
                "INV7",
                "2026-04-20",
                "2026-05-20",
                Map.of("shipping_charge", 150, "adjustment", new BigDecimal("-50.25")));
        issue("INV8", "2026-04-21", "2026-05-21", Map.of());
        issue("INV9", "2026-04-25", "2026-05-25", Map.of());
    }

    private Answer receive(String day, String mode, Object amount, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("customer_id", body.getOrDefault("customer_id", customers.get("29")));
        body.put("payment_date", day);
        body.put("payment_mode", mode);
        body.put("amount", amount);
        return till.api().post(RECEIPTS, body).mustBe(201);
    }

    private Map<String, Object> settling(String invoice, Object amount) {
        return Map.of("invoice_id", invoices.getOrDefault(invoice, ""), "amount", amount);
    }

    private void receiveAll() {
        BigDecimal first = sheet.entry("INV1", "1100");
        receive("2026-04-08", "cash", first, Map.of("allocations", List.of(settling("INV1", first))));
        receive(
                "2026-04-10",
                "bank_transfer",
                500,
                Map.of(
                        "customer_id",
                        customers.getOrDefault("27", ""),
                        "bank_charges",
                        new BigDecimal("11.80"),
                        "allocations",
                        List.of(settling("INV2", 500))));
        String advance = receive("2026-04-11", "cash", 1000, Map.of()).text("/payment/payment_id");
        credits();
        String mistaken = receive("2026-04-22", "cash", 100, Map.of("allocations", List.of(settling("INV3", 100))))
                .text("/payment/payment_id");
        receive(
                "2026-04-24",
                "bank_transfer",
                4900,
                Map.of("tax_deducted", true, "tax_amount", 100, "allocations", List.of(settling("INV6", 5000))));
        BigDecimal fifth = sheet.entry("INV5", "1100");
        BigDecimal seventh = sheet.entry("INV7", "1100");
        receive(
                "2026-04-26",
                "upi",
                fifth.add(seventh).add(new BigDecimal("250")),
                Map.of("allocations", List.of(settling("INV5", fifth), settling("INV7", seventh))));
        till.api()
                .post(
                        RECEIPTS + "/apply-credit",
                        Map.of("credit_id", advance, "invoice_id", invoices.getOrDefault("INV3", ""), "amount", 400))
                .mustBe(200);
        till.api().delete(RECEIPTS + "/" + mistaken).mustBe(204);
    }

    private void credits() {
        String note = note("INV1", "2026-04-15", "1250.50");
        note("INV2", "2026-04-16", "333.33");
        till.api()
                .post(
                        NOTES + "/" + note + "/refund",
                        Map.of("amount", 500, "refund_date", "2026-04-20", "payment_mode", "bank_transfer"))
                .mustBe(201);
    }

    private String note(String invoice, String day, String rate) {
        return till.api()
                .post(
                        NOTES,
                        Map.of(
                                "original_invoice_id",
                                invoices.getOrDefault(invoice, ""),
                                "credit_note_date",
                                day,
                                "reason",
                                "Returned",
                                "line_items",
                                List.of(Till.line(rate))))
                .mustBe(201)
                .text("/credit_note_id");
    }

    private void settleTheRest() {
        till.act(invoices.getOrDefault("INV4", ""), "write-off", Map.of("amount", 20, "reason", "Scratches"))
                .mustBe(200);
        till.act(invoices.getOrDefault("INV8", ""), "void", Map.of("reason", "Wrong customer"))
                .mustBe(200);
        Map<String, String> accounts = new HashMap<>();
        till.api()
                .get("/api/v1/chart-of-accounts")
                .mustBe(200)
                .at("/data")
                .forEach(account -> accounts.put(
                        account.path("account_code").asText(),
                        account.path("account_id").asText()));
        Member accountant = till.owner.invites("accountant");
        String rent = accountant
                .api()
                .post(
                        "/api/v1/journal-entries",
                        Map.of(
                                "entry_date",
                                "2026-04-28",
                                "description",
                                "Rent of April",
                                "lines",
                                List.of(
                                        Map.of("account_id", accounts.getOrDefault("6200", ""), "debit_amount", 15000),
                                        Map.of(
                                                "account_id",
                                                accounts.getOrDefault("1200", ""),
                                                "credit_amount",
                                                15000))))
                .mustBe(201)
                .text("/entry_id");
        till.api().post("/api/v1/journal-entries/" + rent + "/approve").mustBe(200);
    }

    private Map<String, BigDecimal> reported() {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (JsonNode row : report("trial-balance?as_of_date=" + LAST_DAY).at("/accounts")) {
            figures.put(
                    row.path("account_code").asText(),
                    row.path("debit_balance")
                            .decimalValue()
                            .subtract(row.path("credit_balance").decimalValue()));
        }
        Answer profit = report("profit-loss?start_date=2026-04-01&end_date=" + LAST_DAY);
        put(figures, "income", profit, "/income/total");
        put(figures, "expenses", profit, "/expenses/total");
        put(figures, "net_profit", profit, "/net_profit");
        Answer balances = report("balance-sheet?as_of_date=" + LAST_DAY);
        put(figures, "assets", balances, "/assets/total");
        put(figures, "liabilities", balances, "/liabilities/total");
        put(figures, "equity", balances, "/equity/total");
        assertThat(balances.at("/is_balanced").asBoolean()).isTrue();
        Answer ageing = report("ar-aging?as_of_date=" + LAST_DAY);
        for (String bucket : List.of("current", "1_30", "31_60")) {
            put(figures, bucket, ageing, "/aging_data/" + bucket);
        }
        figures.put("CGST", taxed("cgst"));
        figures.put("IGST", taxed("igst"));
        return figures;
    }

    private Answer report(String path) {
        return till.api().get(REPORTS + path).mustBe(200);
    }

    private static void put(Map<String, BigDecimal> figures, String name, Answer answer, String pointer) {
        figures.put(name, answer.at(pointer).decimalValue());
    }

    /** Of the documents that stand, credit notes taken off; what the recipient owes the state is none of it. */
    private BigDecimal taxed(String head) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String id : invoices.values()) {
            Answer invoice = till.invoice(id);
            if (!invoice.text("/status").equals("void")
                    && !invoice.at("/reverse_charge").asBoolean()) {
                sum = sum.add(invoice.at("/" + head + "_total").decimalValue());
            }
        }
        for (JsonNode note : till.api().get(NOTES).mustBe(200).at("/data")) {
            sum = sum.subtract(note.path(head + "_amount").decimalValue());
        }
        return sum;
    }

    @Test
    void reportsOfTheMonthAreWhatTheSheetComesTo() throws Exception {
        assertThat(sheet.unbalanced()).as("the sheet itself").isEmpty();
        issueAll();
        receiveAll();
        settleTheRest();

        Map<String, BigDecimal> reported = reported();

        assertThat(sheet.figures())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(reported.getOrDefault(name, BigDecimal.ZERO))
                        .as(name)
                        .isEqualByComparingTo(sheet.figure(name)));
        assertThat(sheet.figures())
                .as("no account is moved that the sheet does not know")
                .containsAll(reported.keySet());
        till.mustBeInOrder();
    }
}
