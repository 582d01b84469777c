package battwheels.sales;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credit notes over HTTP: what they take back of an invoice, and of its tax. */
class CreditNotesTest {
    private static final String NOTES = "/api/v1/credit-notes";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static Map<String, Object> note(String invoice, String rate) {
        return Map.of("original_invoice_id", invoice, "reason", "Returned", "line_items", List.of(Till.line(rate)));
    }

    private static void isMoney(Answer answer, String pointer, String rupees) {
        assertThat(answer.at(pointer).decimalValue()).as(pointer).isEqualByComparingTo(rupees);
    }

    @Test
    void aNoteSettlesWhatIsOpenAndOwesWhatWasPaid() throws Exception {
        Till target = new Till(SERVER);
        String invoice = target.issued(target.customer("07"), "1000.00");
        target.act(invoice, "payments", Map.of("amount", 1000)).mustBe(201);

        Answer made = target.api().post(NOTES, note(invoice, "500.00")).mustBe(201);

        assertThat(made.text("/credit_note_number")).matches("CN-\\d\\d-\\d\\d-00001");
        assertThat(made.text("/gst_treatment")).isEqualTo("igst");
        isMoney(made, "/igst_amount", "90");
        isMoney(made, "/credit_amount", "410");
        Answer paid = target.invoice(invoice);
        assertThat(paid.text("/status")).isEqualTo("paid");
        isMoney(paid, "/credits_applied", "180");
        assertThat(target.balance("2410")).isEqualTo("-410.00");
        assertThat(target.balance("4100")).isEqualTo("-500.00");
        assertThat(target.balance("2230")).isEqualTo("-90.00");
        String path = NOTES + "/" + made.text("/credit_note_id");
        target.api().post(path + "/refund", Map.of("amount", 410)).mustBe(201);
        assertThat(target.api()
                        .post(path + "/refund", Map.of("amount", 0.01))
                        .mustBe(409)
                        .code())
                .isEqualTo("BALANCE_EXCEEDED");
        isMoney(target.api().get(path).mustBe(200), "/unused_amount", "0");
        target.mustBeInOrder();
    }

    @Test
    void allNotesTogetherNeverTakeMoreThanTheInvoice() throws Exception {
        Till target = new Till(SERVER);
        String invoice = target.issued(target.customer(), "1000.00");

        List<Answer> answers =
                Till.together(Collections.nCopies(12, () -> target.api().post(NOTES, note(invoice, "300.00"))));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(3);
        assertThat(answers.stream().filter(answer -> answer.status() != 201)).allSatisfy(answer -> {
            assertThat(answer.mustBe(409).code()).isEqualTo("BALANCE_EXCEEDED");
            isMoney(answer, "/balance_due", "118");
        });
        isMoney(target.invoice(invoice), "/balance_due", "118");
        Answer last = target.api().post(NOTES, note(invoice, "100.00")).mustBe(201);
        assertThat(last.text("/credit_note_number"))
                .as("a refused note took no number")
                .endsWith("-00004");
        target.mustBeInOrder();
    }

    @Test
    void aDraftHasNothingToTakeBackAndACreditedInvoiceIsNotVoid() throws Exception {
        Till target = new Till(SERVER);
        String draft = target.drafted(target.customer(), "10.00");
        target.api().post(NOTES, note(draft, "1.00")).mustBe(409);
        String invoice = target.issued(target.customer(), "10.00");
        target.api().post(NOTES, note(invoice, "1.00")).mustBe(201);

        Answer refused = target.act(invoice, "void", Map.of("reason", "x")).mustBe(409);

        assertThat(refused.code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(target.api()
                        .get(NOTES + "?invoice_id=" + invoice)
                        .mustBe(200)
                        .at("/data"))
                .hasSize(1);
        target.mustBeInOrder();
    }
}
