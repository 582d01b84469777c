package battwheels.sales;

import static battwheels.sales.Till.INVOICES;
import static battwheels.sales.Till.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An invoice on its way to the customer: issued first, then mailed with its PDF, once under each key. */
class InvoiceMailTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static String send(String id) {
        return INVOICES + "/" + id + "/send";
    }

    private static String customer(Till target, String email) {
        return target.api()
                .post(
                        "/api/v1/contacts",
                        Map.of(
                                "name", "Asha Motors",
                                "contact_type", "customer",
                                "place_of_supply", "29",
                                "email", email))
                .mustBe(201)
                .text("/contact_id");
    }

    private static List<JsonNode> mailed(String email, int count) {
        Waiting.until(() -> SERVER.mails().to(email, "invoice").size() >= count);
        return SERVER.mails().to(email, "invoice");
    }

    /** A mail under a key of its own attempt would come twice; one sent before the number is there would name none. */
    @Test
    void aDraftIsIssuedAndMailedWithItsPdfOnceUnderEachKey() throws Exception {
        Till target = new Till(SERVER);
        String email = Member.freshEmail();
        String id = target.drafted(customer(target, email), "1000.00");

        Answer sent =
                target.api().with("Idempotency-Key", "first").post(send(id)).mustBe(200);
        Answer again =
                target.api().with("Idempotency-Key", "first").post(send(id)).mustBe(200);

        assertThat(sent.text("/status")).isEqualTo("sent");
        assertThat(sent.text("/mail/email_to")).isEqualTo(email);
        assertThat(again.text("/invoice_number")).isEqualTo(sent.text("/invoice_number"));
        assertThat(again.text("/mail/job_id")).isEqualTo(sent.text("/mail/job_id"));
        JsonNode mail = mailed(email, 1).getFirst();
        assertThat(mail.path("subject").asText()).contains(sent.text("/invoice_number"));
        assertThat(mail.path("text").asText()).contains("Asha Motors", "1,180.00");
        JsonNode pdf = mail.at("/attachments/0");
        assertThat(pdf.path("media_type").asText()).isEqualTo("application/pdf");
        assertThat(PdfTest.text(pdf.path("content").binaryValue()))
                .contains(PdfTest.squeezed(sent.text("/invoice_number")), "TaxInvoice");

        Answer other = target.api()
                .with("Idempotency-Key", "second")
                .post(send(id) + "?message=Once%20more")
                .mustBe(200);

        assertThat(other.text("/invoice_number")).isEqualTo(sent.text("/invoice_number"));
        assertThat(mailed(email, 2)).hasSize(2);
        assertThat(mailed(email, 2).getLast().path("text").asText()).contains("Once more");
        assertThat(target.balance("1100")).isEqualTo("1180.00");
    }

    @Test
    void withoutAnAddressNothingIsIssuedAndAnAddressGivenIsTaken() {
        Till target = new Till(SERVER);
        String id = target.drafted(target.customer(), "10.00");

        Answer refused = target.api().post(send(id)).mustBe(422);

        assertThat(refused.text("/errors/0/pointer")).contains("email_to");
        assertThat(target.invoice(id).text("/status")).isEqualTo("draft");
        assertThat(target.api().post(send(id) + "?email_to=nobody").mustBe(400).code())
                .isNotEmpty();
        assertThat(target.api().post(send(id) + "?channel=whatsapp").status()).isEqualTo(400);
        String email = Member.freshEmail();
        target.api().post(send(id) + "?email_to=" + email).mustBe(200);
        assertThat(mailed(email, 1)).hasSize(1);
    }

    @Test
    void whatCannotBeIssuedIsNotMailed() throws Exception {
        Till target = new Till(SERVER);
        String email = Member.freshEmail();
        String customer = customer(target, email);
        String taken = target.issued(customer, "10.00");
        target.act(taken, "void", Map.of("reason", "Wrong customer")).mustBe(200);
        Map<String, Object> earlier = Till.draft(customer, "20.00");
        earlier.put("invoice_date", TODAY.minusDays(1).toString());
        String late = target.api().post(INVOICES, earlier).mustBe(201).text("/invoice_id");

        assertThat(target.api().post(send(taken)).mustBe(409).code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(target.api().post(send(late)).mustBe(409).code()).isEqualTo("ISSUE_DATE_ORDER");
        target.owner.invites("technician").api().post(send(taken)).mustBe(403);
        target.api().post(send("inv_0193c6f07a527b3e9f5e2d1c8a4b6e90")).mustBe(404);

        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(SERVER.mails().to(email, "invoice")).isEmpty();
    }
}
