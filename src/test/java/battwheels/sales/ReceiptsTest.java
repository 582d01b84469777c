package battwheels.sales;

import static battwheels.sales.Till.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Receipts over HTTP: what they settle, what they leave, and how they are taken back. */
class ReceiptsTest {
    private static final String RECEIPTS = "/api/v1/payments-received";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static Map<String, Object> receipt(String customer, String amount) {
        Map<String, Object> body = new HashMap<>();
        body.put("customer_id", customer);
        body.put("amount", new BigDecimal(amount));
        body.put("payment_mode", "upi");
        return body;
    }

    private static Map<String, Object> part(String invoice, String amount) {
        return Map.of("invoice_id", invoice, "amount", new BigDecimal(amount));
    }

    private static void isMoney(Answer answer, String pointer, String rupees) {
        assertThat(answer.at(pointer).decimalValue()).as(pointer).isEqualByComparingTo(rupees);
    }

    @Test
    void oneReceiptSettlesManyInvoicesAndItsRestIsACredit() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        String first = target.issued(customer, "100.00");
        String second = target.issued(customer, "200.00");
        Map<String, Object> body = receipt(customer, "300.00");
        body.put("allocations", List.of(part(first, "118.00"), part(second, "100.00")));
        body.put("bank_charges", 5);

        Answer taken = target.api().post(RECEIPTS, body).mustBe(201);

        isMoney(taken, "/overpayment_credited", "82");
        assertThat(taken.text("/payment/payment_number")).matches("PMT-\\d\\d-\\d\\d-00001");
        assertThat(target.invoice(first).text("/status")).isEqualTo("paid");
        Answer open = target.invoice(second);
        assertThat(open.text("/status")).isEqualTo("partially_paid");
        isMoney(open, "/balance_due", "136");
        assertThat(open.text("/payments/0/payment_id")).isEqualTo(taken.text("/payment/payment_id"));
        isMoney(open, "/payments/0/amount_applied", "100");
        assertThat(target.balance("1200")).isEqualTo("295.00");
        assertThat(target.balance("6810")).isEqualTo("5.00");
        assertThat(target.balance("2150")).isEqualTo("-82.00");
        target.mustBeInOrder();
    }

    @Test
    void anAllocationOverTheBalanceLeavesNothingBehind() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        String invoice = target.issued(customer, "100.00");
        Map<String, Object> over = receipt(customer, "500.00");
        over.put("allocations", List.of(part(invoice, "118.01")));

        Answer refused = target.api().post(RECEIPTS, over).mustBe(409);

        assertThat(refused.code()).isEqualTo("BALANCE_EXCEEDED");
        isMoney(refused, "/balance_due", "118");
        assertThat(target.api().get(RECEIPTS).mustBe(200).at("/data")).isEmpty();
        assertThat(target.balance("1200")).isEqualTo("0.00");
        Map<String, Object> more = receipt(customer, "10.00");
        more.put("allocations", List.of(part(invoice, "10.01")));
        target.api().post(RECEIPTS, more).mustBe(422);
        Map<String, Object> foreign = receipt(target.customer(), "10.00");
        foreign.put("allocations", List.of(part(invoice, "1.00")));
        assertThat(target.api().post(RECEIPTS, foreign).mustBe(422).text("/errors/0/pointer"))
                .isEqualTo("/allocations/0/invoice_id");
        String next = target.api()
                .post(RECEIPTS, receipt(customer, "1.00"))
                .mustBe(201)
                .text("/payment/payment_number");
        assertThat(next).as("a refused receipt took no number").endsWith("-00001");
        target.mustBeInOrder();
    }

    @Test
    void anInvoiceIsPaidWithWhatIsOpenAndNoMore() throws Exception {
        Till target = new Till(SERVER);
        String invoice = target.issued(target.customer(), "100.00");

        Answer paid = target.act(invoice, "payments", Map.of("amount", 18, "payment_mode", "cash"))
                .mustBe(201);
        Answer refused =
                target.act(invoice, "payments", Map.of("amount", 100.01)).mustBe(409);
        Answer rest = target.act(invoice, "payments", Map.of("amount", 98, "tax_amount", 2))
                .mustBe(201);

        isMoney(paid, "/new_balance", "100");
        assertThat(paid.text("/new_status")).isEqualTo("partially_paid");
        assertThat(refused.code()).isEqualTo("BALANCE_EXCEEDED");
        isMoney(refused, "/balance_due", "100");
        assertThat(rest.text("/new_status")).isEqualTo("paid");
        assertThat(target.balance("1210")).isEqualTo("116.00");
        assertThat(target.balance("1440")).isEqualTo("2.00");
        String draft = target.drafted(target.customer(), "1.00");
        assertThat(target.act(draft, "payments", Map.of("amount", 1))
                        .mustBe(409)
                        .code())
                .isEqualTo("ILLEGAL_MOVE");
        target.mustBeInOrder();
    }

    /** Without the check on the tail two of them succeed. */
    @Test
    void ofAHundredFullPaymentsAtOnceOneSucceeds() throws Exception {
        Till target = new Till(SERVER);
        String invoice = target.issued(target.customer(), "100.00");

        List<Answer> answers =
                Till.together(Collections.nCopies(100, () -> target.act(invoice, "payments", Map.of("amount", 118))));

        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() != 201).toList();
        assertThat(refused).hasSize(99).allSatisfy(answer -> {
            assertThat(answer.mustBe(409).code()).isEqualTo("BALANCE_EXCEEDED");
            isMoney(answer, "/balance_due", "0");
        });
        assertThat(target.balance("1210")).isEqualTo("118.00");
        target.mustBeInOrder();
    }

    @Test
    void aCreditSettlesAnInvoiceOfItsCustomerAndIsNeverSpentTwice() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        String credit = target.api()
                .post(RECEIPTS, receipt(customer, "100.00"))
                .mustBe(201)
                .text("/payment/payment_id");
        String invoice = target.issued(customer, "1000.00");
        List<Callable<Answer>> calls = Collections.nCopies(
                50,
                () -> target.api()
                        .post(
                                RECEIPTS + "/apply-credit",
                                Map.of("credit_id", credit, "invoice_id", invoice, "amount", 3)));

        long applied = Till.together(calls).stream()
                .filter(answer -> answer.status() == 200)
                .count();

        assertThat(applied).isEqualTo(33);
        isMoney(target.invoice(invoice), "/credits_applied", "99");
        isMoney(target.api().get(RECEIPTS + "/" + credit).mustBe(200), "/unused_amount", "1");
        Answer open = target.api()
                .get(RECEIPTS + "/customer/" + customer + "/open-invoices")
                .mustBe(200);
        isMoney(open, "/total_available_credits", "1");
        assertThat(open.text("/open_invoices/0/invoice_id")).isEqualTo(invoice);
        target.api()
                .post(
                        RECEIPTS + "/apply-credit",
                        Map.of(
                                "credit_id",
                                credit,
                                "invoice_id",
                                target.issued(target.customer(), "1.00"),
                                "amount",
                                1))
                .mustBe(422);
        target.mustBeInOrder();
    }

    @Test
    void aCancelledReceiptOpensWhatItSettledUnlessItsCreditIsUsed() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        String invoice = target.issued(customer, "100.00");
        Map<String, Object> body = receipt(customer, "150.00");
        body.put("invoice_id", invoice);
        Answer taken = target.api().post(RECEIPTS, body).mustBe(201);
        String path = RECEIPTS + "/" + taken.text("/payment/payment_id");

        isMoney(taken, "/overpayment_credited", "32");
        target.api().post(path + "/refund", Map.of("amount", 2)).mustBe(201);
        assertThat(target.api().delete(path).mustBe(409).code()).isEqualTo("BALANCE_EXCEEDED");
        assertThat(target.api().get(path).mustBe(200).text("/status")).isEqualTo("recorded");

        Answer second = target.api().post(RECEIPTS, receipt(customer, "7.00")).mustBe(201);
        String clean = RECEIPTS + "/" + second.text("/payment/payment_id");
        target.api().delete(clean).mustBe(204);
        target.api().delete(clean).mustBe(204);
        assertThat(target.api().get(clean).mustBe(200).text("/status")).isEqualTo("cancelled");
        assertThat(target.balance("1200")).isEqualTo("150.00");
        assertThat(target.balance("1210")).isEqualTo("-2.00");
        assertThat(target.balance("2150")).isEqualTo("-30.00");
        target.mustBeInOrder();
    }

    @Test
    void aCancelledPaymentMakesTheInvoiceOpenAgain() throws Exception {
        Till target = new Till(SERVER);
        String invoice = target.issued(target.customer(), "100.00");
        String payment = target.act(invoice, "payments", Map.of("amount", 118))
                .mustBe(201)
                .text("/payment/payment_id");

        target.api().delete(RECEIPTS + "/" + payment).mustBe(204);

        Answer open = target.invoice(invoice);
        assertThat(open.text("/status")).isEqualTo("sent");
        isMoney(open, "/balance_due", "118");
        assertThat(open.at("/payments")).isEmpty();
        target.mustBeInOrder();
    }

    @Test
    void whatWasPaidOnAVoidInvoiceIsTheCustomersCredit() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        String invoice = target.issued(customer, "100.00");
        target.act(invoice, "payments", Map.of("amount", 50)).mustBe(201);

        target.act(invoice, "void", Map.of("reason", "Wrong goods")).mustBe(200);

        Answer credits =
                target.api().get(RECEIPTS + "/credits?customer_id=" + customer).mustBe(200);
        assertThat(credits.text("/data/0/credit_id")).isEqualTo(invoice);
        isMoney(credits, "/data/0/amount", "50");
        assertThat(target.balance("1100")).isEqualTo("0.00");
        assertThat(target.act(invoice, "payments", Map.of("amount", 1))
                        .mustBe(409)
                        .code())
                .isEqualTo("ILLEGAL_MOVE");
        target.mustBeInOrder();
    }

    @Test
    void aRepeatedReceiptIsTheSameReceipt() throws Exception {
        Till target = new Till(SERVER);
        Map<String, Object> body = receipt(target.customer(), "10.00");
        body.put("payment_date", TODAY.minusDays(3).toString());
        var keyed = target.api().with("Idempotency-Key", "till-1");

        Answer first = keyed.post(RECEIPTS, body).mustBe(201);
        Answer again = keyed.post(RECEIPTS, body).mustBe(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(target.balance("1200")).isEqualTo("10.00");
        String id = first.text("/payment/payment_id");
        var refund = target.api().with("Idempotency-Key", "till-2");
        Answer paid = refund.post(RECEIPTS + "/" + id + "/refund", Map.of("amount", 4))
                .mustBe(201);
        assertThat(refund.post(RECEIPTS + "/" + id + "/refund", Map.of("amount", 4))
                        .mustBe(201)
                        .text("/refund_id"))
                .isEqualTo(paid.text("/refund_id"));
        isMoney(target.api().get(RECEIPTS + "/" + id).mustBe(200), "/unused_amount", "6");
    }
}
