package battwheels.sales;

import static battwheels.sales.Till.INVOICES;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.SharedStore;
import battwheels.fixtures.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many at once at two servers on one store. What one server keeps in its memory of the book (a tail, a balance, a
 * number) and does not decide again on what the other has written shows here as a gap, a second payment or a credit
 * spent twice.
 */
class SalesElsewhereTest {
    private static SharedStore store;
    private static TestServer here;
    private static TestServer there;

    @BeforeAll
    static void open() throws Exception {
        store = SharedStore.start();
        here = store.server().start();
        there = store.server().start();
    }

    @AfterAll
    static void close() throws Exception {
        store.close();
    }

    /** Every second call at the other server. */
    private static List<Answer> together(
            Till target, int calls, java.util.function.BiFunction<Api, Integer, Answer> call) throws Exception {
        Api other = target.api().at(there.api());
        return Till.together(IntStream.range(0, calls)
                .<Callable<Answer>>mapToObj(i -> () -> call.apply(i % 2 == 0 ? target.api() : other, i))
                .toList());
    }

    @Test
    void sixtyFourIssuedAtOnceHaveNumbersWithoutAGap() throws Exception {
        Till target = new Till(here);
        String customer = target.customer();
        List<String> drafts = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            drafts.add(target.drafted(customer, (i + 1) + ".00"));
        }

        List<Answer> answers =
                together(target, 64, (api, i) -> api.post(INVOICES + "/" + drafts.get(i) + "/mark-sent"));

        List<Integer> numbers = answers.stream()
                .map(answer -> answer.mustBe(200).text("/invoice_number"))
                .map(number -> Integer.parseInt(number.substring(number.length() - 5)))
                .sorted()
                .toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 64).boxed().toList());
        target.mustBeInOrder();
    }

    @Test
    void ofAHundredFullPaymentsAtOnceOneSucceeds() throws Exception {
        Till target = new Till(here);
        String invoice = target.issued(target.customer(), "100.00");

        List<Answer> answers = together(
                target, 100, (api, i) -> api.post(INVOICES + "/" + invoice + "/payments", Map.of("amount", 118)));

        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() != 201).toList();
        assertThat(refused).hasSize(99).allSatisfy(answer -> {
            assertThat(answer.mustBe(409).code()).isEqualTo("BALANCE_EXCEEDED");
            assertThat(answer.at("/balance_due").decimalValue()).isZero();
        });
        assertThat(target.balance("1210")).isEqualTo("118.00");
        target.mustBeInOrder();
    }

    @Test
    void fiftyApplicationsOfOneCreditSpendItOnce() throws Exception {
        Till target = new Till(here);
        String customer = target.customer();
        String credit = target.api()
                .post("/api/v1/payments-received", Map.of("customer_id", customer, "amount", 100))
                .mustBe(201)
                .text("/payment/payment_id");
        String invoice = target.issued(customer, "1000.00");
        Map<String, Object> body = Map.of("credit_id", credit, "invoice_id", invoice, "amount", 3);

        List<Answer> answers =
                together(target, 50, (api, i) -> api.post("/api/v1/payments-received/apply-credit", body));

        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() != 200).toList();
        assertThat(refused)
                .hasSize(17)
                .allSatisfy(answer -> assertThat(answer.mustBe(409).code()).isEqualTo("BALANCE_EXCEEDED"));
        assertThat(target.invoice(invoice).at("/credits_applied").decimalValue())
                .isEqualByComparingTo("99");
        assertThat(target.balance("2150")).isEqualTo("-1.00");
        target.mustBeInOrder();
    }
}
