package battwheels.sales;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Estimates over HTTP: numbered, sent, answered by link, and billed. */
class EstimatesTest {
    private static final String ESTIMATES = "/api/v1/estimates";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static Answer written(Till target, String rate) {
        return target.api().post(ESTIMATES, Till.draft(target.customer(), rate)).mustBe(201);
    }

    private static Answer act(Till target, String id, String action) {
        return target.api().post(ESTIMATES + "/" + id + "/" + action, Map.of());
    }

    @Test
    void anAcceptedEstimateBecomesOneInvoiceThatSaysTheSame() throws Exception {
        Till target = new Till(SERVER);
        Answer made = written(target, "1000.00");
        String id = made.text("/estimate_id");
        assertThat(made.text("/estimate_number")).matches("EST-\\d\\d-\\d\\d-00001");
        Answer refused = act(target, id, "convert-to-invoice").mustBe(409);
        assertThat(refused.at("/legal_moves")).extracting(move -> move.asText()).contains("sent");
        act(target, id, "send").mustBe(200);
        act(target, id, "mark-accepted").mustBe(200);

        Answer invoice =
                target.api().post(ESTIMATES + "/" + id + "/convert-to-invoice").mustBe(201);
        Answer again =
                target.api().post(ESTIMATES + "/" + id + "/convert-to-invoice").mustBe(201);

        assertThat(again.text("/invoice_id")).isEqualTo(invoice.text("/invoice_id"));
        assertThat(invoice.text("/status")).isEqualTo("draft");
        assertThat(invoice.text("/estimate_id")).isEqualTo(id);
        assertThat(invoice.at("/grand_total").decimalValue()).isEqualByComparingTo("1180");
        assertThat(target.api().get(ESTIMATES + "/" + id).mustBe(200).text("/status"))
                .isEqualTo("converted");
        target.issue(invoice.text("/invoice_id")).mustBe(200);
        act(target, id, "void").mustBe(409);
        target.mustBeInOrder();
    }

    @Test
    void theCustomerSeesAndAcceptsByTheLinkUntilItIsTakenBack() {
        Till target = new Till(SERVER);
        String id = written(target, "500.00").text("/estimate_id");
        act(target, id, "send").mustBe(200);
        String share = ESTIMATES + "/" + id + "/share";
        String first = target.api().post(share, Map.of()).mustBe(201).text("/path");
        String path =
                target.api().post(share, Map.of("expiry_days", 7)).mustBe(201).text("/path");

        assertThat(SERVER.api().get(first).mustBe(400).code()).isEqualTo("LINK_INVALID");
        Answer seen = SERVER.api().get(path).mustBe(200);
        assertThat(seen.text("/estimate/status")).isEqualTo("customer_viewed");
        assertThat(seen.at("/can_accept").asBoolean()).isTrue();
        assertThat(seen.json().toString()).doesNotContain("user_", "con_", "created_by");
        Answer accepted = SERVER.api()
                .post(path + "/action", Map.of("action", "accept", "comments", "Begin on Monday"))
                .mustBe(200);
        assertThat(accepted.text("/estimate/status")).isEqualTo("accepted");
        assertThat(SERVER.api()
                        .post(path + "/action", Map.of("action", "decline"))
                        .mustBe(409)
                        .code())
                .isEqualTo("ILLEGAL_MOVE");
        assertThat(target.api()
                        .get(ESTIMATES + "/" + id)
                        .mustBe(200)
                        .at("/history")
                        .toString())
                .contains("Begin on Monday");

        target.api().delete(share).mustBe(204);
        assertThat(SERVER.api().get(path).mustBe(400).code()).isEqualTo("LINK_INVALID");
        SERVER.api().get(path.substring(0, path.length() - 1) + "x").mustBe(400);
    }

    @Test
    void manyAtOnceHaveNumbersWithoutAGap() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> target.api().post(ESTIMATES, Till.draft(customer, "10.00")));
        }

        Set<String> numbers = new HashSet<>();
        for (Answer made : Till.together(calls)) {
            String number = made.mustBe(201).text("/estimate_number");
            numbers.add(number.substring(number.length() - 5));
        }

        assertThat(numbers).hasSize(20).contains("00001", "00020");
    }
}
