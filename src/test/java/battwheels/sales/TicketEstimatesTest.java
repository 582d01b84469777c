package battwheels.sales;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a ticket's complaint to its paid invoice, over HTTP; the ticket goes along by what it hears. */
class TicketEstimatesTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    /** It would catch: a line without its payer or type, another total, a second invoice, a ticket that stays behind. */
    @Test
    void aRepairIsOfferedApprovedDoneBilledAndPaid() throws Exception {
        Repair target = Repair.assigned(new Till(SERVER));
        Answer begun = target.ensured();
        assertThat(begun.text("/status")).isEqualTo("draft");
        assertThat(begun.text("/estimate_number")).matches("EST-\\d\\d-\\d\\d-00001");
        assertThat(begun.text("/vehicle_number")).isEqualTo("KA01EV1234");
        target.line(Map.of("type", "part", "name", "Pack", "hsn_code", "850760", "qty", 2, "unit_price", 1000));
        target.line(
                Map.of("type", "labour", "name", "Fitting", "hsn_code", "998714", "unit_price", 500, "discount", 50));
        Answer offered = target.line(Map.of(
                "type",
                "fee",
                "name",
                "Visit",
                "hsn_code",
                "998714",
                "unit_price",
                299,
                "payer",
                "warranty",
                "payer_rule",
                "pack under 3 years",
                "payer_trace",
                List.of("sold 2025-01-10")));
        assertThat(offered.at("/version").asInt()).isEqualTo(4);
        assertThat(offered.at("/grand_total").decimalValue()).isEqualByComparingTo("2891.00");
        assertThat(offered.at("/discount_total").decimalValue()).isEqualByComparingTo("349.00");

        target.act("send", Map.of()).mustBe(200);
        target.waitFor("estimate_shared");
        Answer approved = target.act("approve", Map.of("version", 4)).mustBe(200);
        assertThat(approved.at("/approved_version").asInt()).isEqualTo(4);
        target.waitFor("estimate_approved");
        target.work();
        Answer invoice = target.act("convert-to-invoice", Map.of()).mustBe(201);
        Answer again = target.act("convert-to-invoice", Map.of()).mustBe(201);
        target.waitFor("invoiced");

        String id = invoice.text("/invoice_id");
        assertThat(again.text("/invoice_id")).isEqualTo(id);
        assertThat(invoice.text("/ticket_id")).isEqualTo(target.ticketId());
        assertThat(invoice.text("/estimate_id")).isEqualTo(target.estimateId());
        assertThat(invoice.at("/grand_total")).isEqualTo(offered.at("/grand_total"));
        assertThat(invoice.at("/place_of_supply")).isEqualTo(offered.at("/place_of_supply"));
        assertThat(told(invoice, "type", "payer", "payer_rule", "total"))
                .isEqualTo(told(offered, "type", "payer", "payer_rule", "line_total"));
        assertThat(target.got().text("/status")).isEqualTo("converted");
        assertThat(target.got().text("/converted_to_invoice")).isEqualTo(id);
        target.till().issue(id).mustBe(200);
        target.waitFor("pending_payment");
        paidAndTakenBack(target, id);
        target.till().mustBeInOrder();
    }

    private static void paidAndTakenBack(Repair target, String id) {
        Answer paid = target.till()
                .act(id, "payments", Map.of("amount", 2891, "payment_mode", "upi"))
                .mustBe(201);
        target.waitFor("invoiced");
        target.till()
                .api()
                .delete("/api/v1/payments-received/" + paid.text("/payment/payment_id"))
                .mustBe(204);
        target.waitFor("pending_payment");
    }

    private static List<String> told(Answer document, String... members) {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : document.at("/line_items")) {
            for (String member : members) {
                lines.add(line.path(member).asText());
            }
        }
        return lines;
    }

    /** It would catch: a change of a version nobody saw, or one past the lock by another path. */
    @Test
    void whoeverChangesItHasSeenItAndALockKeepsEverybodyOut() {
        Repair target = Repair.assigned(new Till(SERVER));
        target.ensured();
        Answer one = target.line(Map.of("name", "Pack", "hsn_code", "850760", "unit_price", 1000));
        String line = one.text("/line_items/0/line_item_id");
        Answer stale = target.addLine(1, Map.of("name", "Late", "hsn_code", "850760", "unit_price", 1))
                .mustBe(409);
        assertThat(stale.code()).isEqualTo("ESTIMATE_CHANGED");
        assertThat(stale.at("/version").asInt()).isEqualTo(2);
        assertThat(stale.text("/current_estimate/line_items/0/line_item_id")).isEqualTo(line);
        target.patchLine(line, Map.of("qty", 1, "version", 1)).mustBe(409);
        target.dropLine(line, 1).mustBe(409);
        target.dropLine("li_nothing", 2).mustBe(404);
        Answer two = target.patchLine(line, Map.of("qty", 3, "name", "Pack 60 V", "version", 2))
                .mustBe(200);
        assertThat(two.text("/line_items/0/hsn_code")).isEqualTo("850760");
        assertThat(two.at("/grand_total").decimalValue()).isEqualByComparingTo("3540.00");
        target.patchLine(line, Map.of("discount", 3001, "version", 3)).mustBe(422);
        target.addLine(3, Map.of("name", "No code", "unit_price", 1)).mustBe(422);

        Answer locked =
                target.act("lock", Map.of("reason", "The insurer looks at it")).mustBe(200);
        assertThat(locked.text("/lock_reason")).isEqualTo("The insurer looks at it");
        for (Answer refused : List.of(
                target.addLine(3, Map.of("name", "More", "hsn_code", "850760", "unit_price", 1)),
                target.patchLine(line, Map.of("qty", 1, "version", 3)),
                target.dropLine(line, 3),
                target.till().api().put(target.estimate(), Map.of("notes", "Else")),
                target.till().api().delete(target.estimate()))) {
            assertThat(refused.mustBe(423).code()).isEqualTo("ESTIMATE_LOCKED");
            assertThat(refused.text("/locked_by")).isEqualTo(target.till().owner.userId());
        }
        target.act("unlock", Map.of()).mustBe(200);
        Answer none = target.dropLine(line, 3).mustBe(200);
        assertThat(none.at("/line_items")).isEmpty();
        target.act("send", Map.of()).mustBe(422);
    }

    /** It would catch: a yes that counts for what came after it. */
    @Test
    void aYesIsAYesToOneVersion() {
        Repair target = Repair.assigned(new Till(SERVER));
        target.ensured();
        target.line(Map.of("name", "Pack", "hsn_code", "850760", "unit_price", 1000));
        assertThat(target.act("convert-to-invoice", Map.of()).mustBe(409).code())
                .isEqualTo("ILLEGAL_MOVE");
        Answer early = target.act("approve", Map.of()).mustBe(409);
        assertThat(early.at("/legal_moves")).extracting(JsonNode::asText).containsExactly("sent", "void");
        assertThat(target.act("send", Map.of("version", 1)).mustBe(409).code()).isEqualTo("ESTIMATE_CHANGED");
        target.act("send", Map.of("version", 2)).mustBe(200);
        target.waitFor("estimate_shared");
        String page = target.till()
                .api()
                .post(target.estimate() + "/share", Map.of())
                .mustBe(201)
                .text("/path");
        int seen = SERVER.api().get(page).mustBe(200).at("/estimate/version").asInt();
        assertThat(target.got().text("/status")).isEqualTo("sent");
        target.line(Map.of("name", "Cable", "hsn_code", "8544", "unit_price", 100));

        assertThat(SERVER.api()
                        .post(page + "/action", Map.of("action", "accept", "version", seen))
                        .mustBe(409)
                        .code())
                .isEqualTo("ESTIMATE_CHANGED");
        assertThat(target.act("approve", Map.of("version", seen)).mustBe(409).code())
                .isEqualTo("ESTIMATE_CHANGED");
        SERVER.api()
                .post(page + "/action", Map.of("action", "accept", "version", seen + 1))
                .mustBe(200);
        target.waitFor("estimate_approved");
        Answer more = target.line(Map.of("name", "Another", "hsn_code", "8544", "unit_price", 900));

        assertThat(more.text("/status")).isEqualTo("draft");
        assertThat(more.at("/approved_version").isNull()).isTrue();
        target.act("convert-to-invoice", Map.of()).mustBe(409);
        target.act("send", Map.of()).mustBe(200);
        target.waitFor("estimate_shared");
        SERVER.api().post(page + "/action", Map.of("action", "decline")).mustBe(200);
        assertThat(target.got().text("/status")).isEqualTo("rejected");
        target.waitFor("assigned");
    }

    @Test
    void manyAtOnceBeginOneEstimateAndMakeOneInvoice() throws Exception {
        Repair target = Repair.assigned(new Till(SERVER));
        assertThat(all(target, 201, () -> target.ensure(Map.of()), "/estimate_id"))
                .hasSize(1);
        target.line(Map.of("name", "Pack", "hsn_code", "850760", "unit_price", 1000));
        target.act("send", Map.of()).mustBe(200);
        target.act("approve", Map.of()).mustBe(200);

        Set<String> invoices = all(target, 201, () -> target.act("convert-to-invoice", Map.of()), "/invoice_id");

        assertThat(invoices).hasSize(1);
        assertThat(target.till()
                        .api()
                        .get(Till.INVOICES)
                        .mustBe(200)
                        .at("/pagination/total_count")
                        .asInt())
                .isEqualTo(1);
    }

    private static Set<String> all(Repair target, int status, Callable<Answer> call, String pointer) throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(call);
        }
        Set<String> found = new HashSet<>();
        for (Answer answer : Till.together(calls)) {
            assertThat(answer.status()).isBetween(200, status);
            found.add(answer.text(pointer));
        }
        return found;
    }

    @Test
    void aTicketHasOneEstimateAndAStrangersHasNone() {
        Till till = new Till(SERVER);
        Repair target = Repair.of(till, Map.of("title", "No customer yet"));
        assertThat(target.ensure(Map.of()).mustBe(422).at("/errors/0/pointer").asText())
                .isEqualTo("/customer_id");
        till.api().get(target.path()).mustBe(404);
        Answer begun = target.ensure(Map.of("customer_id", till.customer())).mustBe(200);
        target.line(Map.of("name", "Pack", "hsn_code", "850760", "unit_price", 1000));
        till.api().post(target.estimate() + "/void", Map.of()).mustBe(200);
        assertThat(target.act("send", Map.of()).mustBe(409).code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(target.addLine(2, Map.of("name", "More", "hsn_code", "850760", "unit_price", 1))
                        .mustBe(409)
                        .code())
                .isEqualTo("ILLEGAL_MOVE");
        Answer again = target.ensure(Map.of()).mustBe(200);
        assertThat(again.text("/estimate_id")).isEqualTo(begun.text("/estimate_id"));
        assertThat(again.text("/estimate_number")).isEqualTo(begun.text("/estimate_number"));
        assertThat(again.text("/status")).isEqualTo("draft");
        assertThat(till.api().get(target.path()).mustBe(200).json()).isEqualTo(again.json());

        assertThat(till.api()
                        .get("/api/v1/ticket-estimates?status=draft")
                        .mustBe(200)
                        .at("/data"))
                .hasSize(1);
        String plain = till.api()
                .post("/api/v1/estimates", Till.draft(till.customer(), "10.00"))
                .mustBe(201)
                .text("/estimate_id");
        till.api().get("/api/v1/ticket-estimates/" + plain).mustBe(404);
        till.api().post("/api/v1/ticket-estimates/" + plain + "/send", Map.of()).mustBe(404);
        Till stranger = new Till(SERVER);
        stranger.api().post(target.path() + "/ensure").mustBe(404);
        stranger.api().get(target.path()).mustBe(404);
    }

    /** It would catch: an estimate whose lines come to less than what is off the whole. */
    @Test
    void aLineStaysWhileTheDiscountOfTheWholeNeedsIt() {
        Repair target = Repair.assigned(new Till(SERVER));
        target.ensured();
        Answer one = target.line(Map.of("name", "Pack", "hsn_code", "850760", "unit_price", 1000));
        target.till()
                .api()
                .put(target.estimate(), Map.of("discount_type", "amount", "discount_value", 100))
                .mustBe(200);

        target.dropLine(one.text("/line_items/0/line_item_id"), 3).mustBe(422);

        assertThat(target.got().at("/grand_total").decimalValue()).isEqualByComparingTo("1062.00");
    }

    /** It would catch: a repair that can never be billed again because its invoice was wrong. */
    @Test
    void aRepairWhoseInvoiceIsTakenBackIsBilledAnew() {
        Repair target = Repair.assigned(new Till(SERVER));
        target.ensured();
        target.line(Map.of("name", "Pack", "hsn_code", "850760", "unit_price", 1000));
        target.act("send", Map.of()).mustBe(200);
        target.act("approve", Map.of()).mustBe(200);
        target.waitFor("estimate_approved");
        target.work();
        String first = target.act("convert-to-invoice", Map.of()).mustBe(201).text("/invoice_id");
        target.till().issue(first).mustBe(200);
        target.waitFor("pending_payment");

        target.till().act(first, "void", Map.of("reason", "Wrong customer")).mustBe(200);
        target.waitFor("work_completed");

        target.waitForStatus("approved");
        assertThat(target.got().at("/converted_to_invoice").isNull()).isTrue();
        String second = target.act("convert-to-invoice", Map.of()).mustBe(201).text("/invoice_id");
        assertThat(second).isNotEqualTo(first);
        target.waitFor("invoiced");
    }

    /** Nor does a workshop wait for the money that it gives itself. */
    @Test
    void aTicketIsBilledWithoutAnEstimateToo() {
        Repair target = Repair.assigned(new Till(SERVER));
        target.work();
        Map<String, Object> body = Till.draft(target.till().customer(), "100.00");
        body.put("ticket_id", target.ticketId());
        Answer draft = target.till().api().post(Till.INVOICES, body).mustBe(201);
        assertThat(draft.text("/ticket_id")).isEqualTo(target.ticketId());
        target.till().issue(draft.text("/invoice_id")).mustBe(200);
        target.waitFor("invoiced");
        Repair free = Repair.assigned(target.till());
        free.ensured();
        free.line(Map.of("name", "Pack", "hsn_code", "850760", "unit_price", 1000, "payer", "goodwill"));
        free.act("send", Map.of()).mustBe(200);
        free.act("approve", Map.of()).mustBe(200);
        free.waitFor("estimate_approved");
        free.work();
        Answer given = free.act("convert-to-invoice", Map.of()).mustBe(201);
        assertThat(given.at("/grand_total").decimalValue()).isEqualByComparingTo("0");
        target.till().issue(given.text("/invoice_id")).mustBe(200);
        target.till()
                .act(given.text("/invoice_id"), "void", Map.of("reason", "Once more"))
                .mustBe(200);
        free.waitFor("work_completed");
        free.waitForStatus("approved");
        assertThat(target.till().api().get(free.ticket()).mustBe(200).at("/status_history"))
                .extracting(line -> line.path("status").asText())
                .contains("invoiced")
                .doesNotContain("pending_payment");

        body.put(
                "ticket_id",
                Repair.of(new Till(SERVER), Map.of("title", "Not ours")).ticketId());
        assertThat(target.till()
                        .api()
                        .post(Till.INVOICES, body)
                        .mustBe(422)
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/ticket_id");
    }
}
