package battwheels.sales;

import static battwheels.sales.Till.INVOICES;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An invoice as the customer sees it by the link, for as long as the link holds. */
class InvoiceLinkTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    @Test
    void theCustomerSeesWhatIsOpenUntilTheLinkIsReplacedOrTakenBack() throws Exception {
        Till target = new Till(SERVER);
        String id = target.issued(target.customer(), "1000.00");
        String share = INVOICES + "/" + id + "/share";
        String first = target.api().post(share).mustBe(201).text("/path");
        String path =
                target.api().post(share, Map.of("expiry_days", 7)).mustBe(201).text("/path");
        target.act(id, "payments", Map.of("amount", 180, "payment_mode", "cash"))
                .mustBe(201);

        Answer seen = SERVER.api().get(path).mustBe(200);

        assertThat(SERVER.api().get(first).mustBe(400).code()).isEqualTo("LINK_INVALID");
        assertThat(seen.text("/invoice_number")).endsWith("-00001");
        assertThat(seen.at("/balance_due").decimalValue()).isEqualByComparingTo("1000");
        assertThat(seen.json().toString()).doesNotContain("user_", "con_", "inv_", "hash");
        assertThat(PdfTest.text(SERVER.api().get(path + "/pdf").mustBe(200).bytes()))
                .contains(PdfTest.squeezed(seen.text("/invoice_number")));
        assertThat(target.invoice(id).json().toString()).doesNotContain("hash", "link");
        target.api().delete(share).mustBe(204);
        for (String page : List.of(path, path + "/pdf", path.substring(0, path.length() - 1) + "x", path + "x")) {
            assertThat(SERVER.api().get(page).mustBe(400).code()).isEqualTo("LINK_INVALID");
        }
        target.mustBeInOrder();
    }

    @Test
    void aDraftHasNoLinkAndAVoidInvoiceSaysSo() {
        Till target = new Till(SERVER);
        String draft = target.drafted(target.customer(), "10.00");
        assertThat(target.api()
                        .post(INVOICES + "/" + draft + "/share")
                        .mustBe(409)
                        .code())
                .isEqualTo("ILLEGAL_MOVE");

        String id = target.issued(target.customer(), "10.00");
        String path =
                target.api().post(INVOICES + "/" + id + "/share").mustBe(201).text("/path");
        target.act(id, "void", Map.of("reason", "Wrong customer")).mustBe(200);

        assertThat(SERVER.api().get(path).mustBe(200).text("/status")).isEqualTo("void");
    }

    /** The secret of one document opens no other, not even of the same organization. */
    @Test
    void aLinkOpensItsOwnInvoiceAlone() {
        Till target = new Till(SERVER);
        String id = target.issued(target.customer(), "10.00");
        String other = target.issued(target.customer(), "20.00");
        String path =
                target.api().post(INVOICES + "/" + id + "/share").mustBe(201).text("/path");
        target.api().post(INVOICES + "/" + other + "/share").mustBe(201);

        assertThat(SERVER.api().get(path.replace(id, other)).mustBe(400).code()).isEqualTo("LINK_INVALID");
        Till stranger = new Till(SERVER);
        assertThat(SERVER.api()
                        .get(path.replace(target.owner.organizationId(), stranger.owner.organizationId()))
                        .mustBe(400)
                        .code())
                .isEqualTo("LINK_INVALID");
    }
}
