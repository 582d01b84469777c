package battwheels.sales;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sales orders over HTTP: agreed on, sent out in parts, billed in parts and never twice. */
class SalesOrdersTest {
    private static final String ORDERS = "/api/v1/sales-orders";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static Answer act(Till target, String id, String action, Map<String, Object> body) {
        return target.api().post(ORDERS + "/" + id + "/" + action, body);
    }

    private static Answer act(Till target, String id, String action) {
        return target.api().post(ORDERS + "/" + id + "/" + action);
    }

    private static Answer got(Till target, String id) {
        return target.api().get(ORDERS + "/" + id).mustBe(200);
    }

    private static Map<String, Object> line(String name, int quantity, String rate) {
        return new HashMap<>(
                Map.of("name", name, "hsn_sac_code", "850440", "quantity", quantity, "rate", new BigDecimal(rate)));
    }

    private static String written(Till target, Map<String, Object> more, List<Map<String, Object>> lines) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("customer_id", target.customer());
        body.put("line_items", lines);
        Answer made = target.api().post(ORDERS, body).mustBe(201);
        assertThat(made.text("/salesorder_number")).matches("SO-\\d\\d-\\d\\d-\\d{5}");
        return made.text("/salesorder_id");
    }

    private static String open(Till target, Map<String, Object> more, List<Map<String, Object>> lines) {
        String id = written(target, more, lines);
        act(target, id, "confirm").mustBe(200);
        act(target, id, "send").mustBe(200);
        return id;
    }

    private static Answer ship(Till target, String id, int line, Object quantity) {
        String lineId = got(target, id).text("/line_items/" + line + "/line_item_id");
        return act(
                target,
                id,
                "fulfill",
                Map.of("line_items", List.of(Map.of("line_item_id", lineId, "quantity_to_fulfill", quantity))));
    }

    /** It would catch: another total anywhere on the way, or an order that becomes two. */
    @Test
    void anEstimateBecomesAnOrderBecomesAnInvoiceThatSayTheSame() throws Exception {
        Till target = new Till(SERVER);
        Map<String, Object> body = Till.draft(target.customer("27"), "1000.10", "333.33");
        body.put("discount_type", "amount");
        body.put("discount_value", 100.01);
        body.put("shipping_charge", 49.50);
        String estimates = "/api/v1/estimates";
        Answer estimate = target.api().post(estimates, body).mustBe(201);
        String from = estimates + "/" + estimate.text("/estimate_id");
        assertThat(target.api()
                        .post(from + "/convert-to-sales-order")
                        .mustBe(409)
                        .code())
                .isEqualTo("ILLEGAL_MOVE");
        target.api().post(from + "/send", Map.of()).mustBe(200);
        target.api().post(from + "/mark-accepted", Map.of()).mustBe(200);

        Answer order = target.api().post(from + "/convert-to-sales-order").mustBe(201);
        Answer again = target.api().post(from + "/convert-to-sales-order").mustBe(201);
        target.api().post(from + "/convert-to-invoice").mustBe(409);
        String id = order.text("/salesorder_id");
        act(target, id, "confirm").mustBe(200);
        Answer invoice = act(target, id, "convert-to-invoice").mustBe(201);

        assertThat(again.text("/salesorder_id")).isEqualTo(id);
        assertThat(order.text("/from_estimate_number")).isEqualTo(estimate.text("/estimate_number"));
        assertThat(target.api().get(from).mustBe(200).text("/converted_to")).isEqualTo(id);
        for (String total : List.of("sub_total", "total_discount", "taxable_amount", "igst_total", "grand_total")) {
            assertThat(order.at("/" + total)).isEqualTo(estimate.at("/" + total));
            assertThat(invoice.at("/" + total)).isEqualTo(estimate.at("/" + total));
        }
        assertThat(invoice.text("/sales_order_id")).isEqualTo(id);
        assertThat(invoice.text("/estimate_id")).isEqualTo(estimate.text("/estimate_id"));
        assertThat(got(target, id).at("/invoiced_amount")).isEqualTo(invoice.at("/grand_total"));
        target.issue(invoice.text("/invoice_id")).mustBe(200);
        target.mustBeInOrder();
    }

    /** It would catch: more going out, or billed, than was ordered; a discount taken twice or lost. */
    @Test
    void whatWentOutIsBilledInPartsThatAreTheWhole() {
        Till target = new Till(SERVER);
        Map<String, Object> first = line("Charger", 3, "100.00");
        first.put("discount_type", "amount");
        first.put("discount_value", 10);
        Map<String, Object> rest = Map.of("discount_type", "amount", "discount_value", 50, "shipping_charge", 20);
        String id = open(target, rest, List.of(first, line("Cable", 2, "50.00")));
        assertThat(act(target, id, "convert-to-invoice?invoice_all=false")
                        .mustBe(409)
                        .code())
                .isEqualTo("QUANTITY_EXCEEDED");
        assertThat(ship(target, id, 0, 1).mustBe(200).text("/status")).isEqualTo("partially_fulfilled");
        Answer tooMany = ship(target, id, 0, 3).mustBe(409);
        assertThat(tooMany.code()).isEqualTo("QUANTITY_EXCEEDED");
        assertThat(tooMany.at("/left").decimalValue()).isEqualByComparingTo("2");
        ship(target, id, 0, 0).mustBe(422);

        Answer one = act(target, id, "convert-to-invoice?invoice_all=false").mustBe(201);
        act(target, id, "convert-to-invoice?invoice_all=false").mustBe(409);
        ship(target, id, 0, 2).mustBe(200);
        Answer all = ship(target, id, 1, 2).mustBe(200);
        Answer two = act(target, id, "convert-to-invoice").mustBe(201);

        assertThat(all.text("/status")).isEqualTo("fulfilled");
        assertThat(all.text("/fulfillment_status")).isEqualTo("fulfilled");
        assertThat(one.at("/line_items")).hasSize(1);
        assertThat(one.at("/line_items/0/quantity").decimalValue()).isEqualByComparingTo("1");
        for (String total : List.of("sub_total", "total_discount", "taxable_amount", "shipping_charge")) {
            assertThat(one.at("/" + total)
                            .decimalValue()
                            .add(two.at("/" + total).decimalValue()))
                    .as(total)
                    .isEqualByComparingTo(all.at("/" + total).decimalValue());
        }
        assertThat(act(target, id, "convert-to-invoice").mustBe(409).code()).isEqualTo("QUANTITY_EXCEEDED");
        act(target, id, "close").mustBe(200);
        assertThat(act(target, id, "convert-to-invoice").mustBe(409).code()).isEqualTo("ILLEGAL_MOVE");
    }

    /** It would catch: a claim without a look at the ones before it. */
    @Test
    void manyAtOnceMakeOneInvoice() throws Exception {
        Till target = new Till(SERVER);
        String id = open(target, Map.of(), List.of(line("Charger", 2, "100.00")));
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> act(target, id, "convert-to-invoice"));
        }

        List<Integer> statuses =
                Till.together(calls).stream().map(Answer::status).sorted().toList();

        assertThat(statuses).hasSize(16).startsWith(201, 409).endsWith(409);
        assertThat(target.api()
                        .get(Till.INVOICES)
                        .mustBe(200)
                        .at("/pagination/total_count")
                        .asInt())
                .isEqualTo(1);
    }

    /** It would catch: an order that can never be billed again, or that is void though billed. */
    @Test
    void whatAnInvoiceTookIsFreeAgainWhenItIsTakenBack() {
        Till target = new Till(SERVER);
        String id = open(target, Map.of(), List.of(line("Charger", 2, "100.00")));
        String draft = act(target, id, "convert-to-invoice").mustBe(201).text("/invoice_id");
        Answer refused = act(target, id, "void").mustBe(409);
        assertThat(refused.at("/legal_moves")).extracting(JsonNode::asText).contains("closed");
        target.api().delete(Till.INVOICES + "/" + draft).mustBe(204);
        Repair.waitUntil(() -> got(target, id).at("/converted_to").isEmpty());
        String issued = act(target, id, "convert-to-invoice").mustBe(201).text("/invoice_id");
        target.issue(issued).mustBe(200);
        target.act(issued, "void", Map.of("reason", "Wrong price")).mustBe(200);
        Repair.waitUntil(() -> got(target, id).at("/converted_to").isEmpty());

        assertThat(act(target, id, "void?reason=Not+wanted").mustBe(200).text("/history/7/details"))
                .isEqualTo("Not wanted");
        assertThat(got(target, id).text("/status")).isEqualTo("void");
    }

    @Test
    void onlyLegalMovesAreMade() {
        Till target = new Till(SERVER);
        String id = written(target, Map.of(), List.of(line("Charger", 1, "100.00")));
        assertThat(act(target, id, "convert-to-invoice").mustBe(409).code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(act(target, id, "send").mustBe(409).at("/legal_moves"))
                .extracting(JsonNode::asText)
                .containsExactly("confirmed", "void");
        ship(target, id, 0, 1).mustBe(409);
        act(target, id, "close").mustBe(409);
        target.api()
                .put(ORDERS + "/" + id, Map.of("notes", "Before noon", "delivery_method", "Our van"))
                .mustBe(200);
        String copy = act(target, id, "clone").mustBe(201).text("/salesorder_id");
        assertThat(got(target, copy).text("/delivery_method")).isEqualTo("Our van");
        target.api().delete(ORDERS + "/" + copy).mustBe(204);
        target.api().get(ORDERS + "/" + copy).mustBe(404);
        act(target, id, "confirm").mustBe(200);
        target.api().put(ORDERS + "/" + id, Map.of("notes", "Late")).mustBe(409);
        target.api().delete(ORDERS + "/" + id).mustBe(409);
        act(target, id, "void").mustBe(200);
        act(target, id, "confirm").mustBe(409);
        assertThat(act(target, id, "void").mustBe(200).text("/status")).isEqualTo("void");

        String open = open(target, Map.of(), List.of(line("Charger", 1, "100.00")));
        act(target, open, "void", Map.of("reason", "Ordered twice")).mustBe(200);
        String other = open(target, Map.of(), List.of(line("Charger", 1, "100.00")));
        Answer summary = target.api().get(ORDERS + "/summary").mustBe(200);
        assertThat(summary.at("/by_status/void").asInt()).isEqualTo(2);
        assertThat(summary.at("/pending_invoice").decimalValue()).isEqualByComparingTo("118");
        ship(target, other, 0, 1).mustBe(200);
        assertThat(target.api()
                        .get(ORDERS + "/reports/fulfillment-summary")
                        .mustBe(200)
                        .at("/fulfillment_rate")
                        .decimalValue())
                .isEqualByComparingTo("100");
        assertThat(target.api()
                        .get("/api/v1/sales-orders-enhanced?fulfillment_status=fulfilled&search=ravi")
                        .mustBe(200)
                        .at("/data"))
                .hasSize(1);
    }

    /** Another pattern goes on counting: no number twice, none left out. */
    @Test
    void numbersAreWrittenAsTheWorkshopWantsThem() {
        Till target = new Till(SERVER);
        written(target, Map.of(), List.of(line("Charger", 1, "100.00")));
        Map<String, Object> documents =
                Map.of("sales_order_pattern", "ORD/{FY}/{N4}", "estimate_pattern", "Q-{YYYY}-{N}");
        target.api()
                .patch("/api/v1/organizations/me/settings", Map.of("settings", Map.of("documents", documents)))
                .mustBe(200);

        Map<String, Object> body = Till.draft(target.customer(), "10.00");
        assertThat(target.api().post(ORDERS, body).mustBe(201).text("/salesorder_number"))
                .matches("ORD/\\d\\d-\\d\\d/0002");
        assertThat(target.api().post("/api/v1/estimates", body).mustBe(201).text("/estimate_number"))
                .matches("Q-\\d{4}-1");
    }
}
