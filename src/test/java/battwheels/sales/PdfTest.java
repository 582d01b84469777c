package battwheels.sales;

import static battwheels.sales.Till.INVOICES;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Documents of sale as PDF: what the law asks to stand on them stands on them. */
class PdfTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static String text(Answer pdf) throws IOException {
        assertThat(pdf.mustBe(200).header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition"))
                .startsWith("inline; filename=\"")
                .endsWith(".pdf\"");
        return text(pdf.bytes());
    }

    /** What stands on the pages, without room between words. */
    static String text(byte[] pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf)) {
            StringBuilder text = new StringBuilder();
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page)).append('\n');
            }
            return squeezed(text.toString());
        }
    }

    /** Where a reader sees room, the file may have none: words are compared without it. */
    static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static void has(String pdf, String... words) {
        for (String each : words) {
            assertThat(pdf).contains(squeezed(each));
        }
    }

    @Test
    void anInvoiceHasWhatTheLawAsks() throws Exception {
        Till target = new Till(SERVER);
        target.api()
                .put(
                        "/api/v1/organizations/me",
                        Map.of("gstin", "29AAGCB7383J1Z4", "address", "12 MG Road", "city", "Bengaluru"))
                .mustBe(200);
        Map<String, Object> body = Till.draft(target.customer("07"));
        body.put(
                "line_items",
                List.of(
                        Till.line("123456.78"),
                        Map.of(
                                "name",
                                "Fitting",
                                "hsn_sac_code",
                                "998714",
                                "rate",
                                new BigDecimal("500"),
                                "payer",
                                "warranty")));
        String id = target.api().post(INVOICES, body).mustBe(201).text("/invoice_id");
        String draft = text(target.api().get(INVOICES + "/" + id + "/pdf"));
        String number = target.issue(id).mustBe(200).text("/invoice_number");

        String text = text(target.api().get(INVOICES + "/" + id + "/pdf"));

        assertThat(draft).contains("DRAFT").doesNotContain(number);
        has(text, "Tax Invoice", number, "GSTIN 29AAGCB7383J1Z4", "Bengaluru", "Karnataka (29)");
        has(text, "Delhi (07)", "850760", "998714", "1,23,456.78", "22,222.22", "IGST", "1,45,679.00");
        has(text, "paid by warranty", "Rupees One Lakh Forty-Five Thousand Six Hundred Seventy-Nine Only");
        has(text, "Reverse charge No", "Ravi Kumar");
        assertThat(text).doesNotContain("DRAFT", "VOID");
        target.act(id, "void", Map.of("reason", "x")).mustBe(200);
        assertThat(text(target.api().get(INVOICES + "/" + id + "/pdf"))).contains("VOID", number);
    }

    @Test
    void receiptsAndCreditNotesArePrinted() throws Exception {
        Till target = new Till(SERVER);
        String invoice = target.issued(target.customer(), "1000.00");
        Answer paid = target.act(invoice, "payments", Map.of("amount", 1000)).mustBe(201);
        Answer note = target.api()
                .post(
                        "/api/v1/credit-notes",
                        Map.of(
                                "original_invoice_id",
                                invoice,
                                "reason",
                                "One cell returned",
                                "line_items",
                                List.of(Till.line("100.00"))))
                .mustBe(201);

        has(
                text(target.api().get("/api/v1/payments-received/" + paid.text("/payment/payment_id") + "/pdf")),
                "Payment Receipt",
                paid.text("/payment/payment_number"),
                "1,000.00",
                "One Thousand");
        has(
                text(target.api().get("/api/v1/credit-notes/" + note.text("/credit_note_id") + "/pdf")),
                "Credit Note",
                note.text("/credit_note_number"),
                "One cell returned",
                "CGST",
                "118.00");
    }
}
