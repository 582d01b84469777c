package battwheels.sales;

import static battwheels.sales.Till.INVOICES;
import static battwheels.sales.Till.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer's statement: what was open before, what happened in between, what is open now, as the book has it. */
class CustomerStatementTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static final LocalDate BEFORE = TODAY.minusDays(40);

    private static Till target;
    private static String customer;
    private static String path;

    /** 118 billed forty days ago, of which 18 were written off today; 236 billed today, of which 100 are paid. */
    @BeforeAll
    static void work() {
        target = new Till(SERVER);
        customer = target.customer();
        Map<String, Object> early = Till.draft(customer, "100.00");
        early.put("invoice_date", BEFORE.toString());
        String first = target.api().post(INVOICES, early).mustBe(201).text("/invoice_id");
        target.issue(first).mustBe(200);
        String second = target.issued(customer, "200.00");
        target.act(first, "write-off", Map.of("reason", "Agreed", "amount", 18)).mustBe(200);
        target.act(second, "payments", Map.of("amount", 100, "payment_mode", "cash"))
                .mustBe(201);
        target.issued(target.customer(), "999.00");
        path = "/api/v1/contacts/" + customer + "/statement";
    }

    private static String figure(Answer statement, String pointer) {
        return statement.at(pointer).decimalValue().setScale(2).toPlainString();
    }

    private static String span() {
        return "?start_date=" + TODAY.minusDays(7) + "&end_date=" + TODAY;
    }

    /** A movement counted on the wrong side of the first day shows in the opening balance and not at the end. */
    @Test
    void itRunsFromWhatWasOpenToWhatIsOpen() {
        Answer statement = target.api().get(path + span()).mustBe(200);

        assertThat(figure(statement, "/opening_balance")).isEqualTo("118.00");
        assertThat(figure(statement, "/total_debit")).isEqualTo("236.00");
        assertThat(figure(statement, "/total_credit")).isEqualTo("118.00");
        assertThat(figure(statement, "/closing_balance")).isEqualTo("236.00");
        assertThat(statement.at("/entries"))
                .extracting(entry -> entry.path("movement").asText())
                .containsExactly("opened", "paid", "written_off");
        assertThat(figure(statement, "/entries/2/balance")).isEqualTo("236.00");
        Answer past = target.api()
                .get(path + "?start_date=" + BEFORE.minusDays(1) + "&end_date=" + BEFORE)
                .mustBe(200);
        assertThat(figure(past, "/opening_balance")).isEqualTo("0.00");
        assertThat(figure(past, "/closing_balance")).isEqualTo("118.00");
        assertThat(past.at("/entries")).hasSize(1);
    }

    @Test
    void paperAndSheetSayTheSame() throws Exception {
        Answer csv = target.api().get(path + span() + "&format=csv").mustBe(200);
        Answer pdf = target.api().get(path + span() + "&format=pdf").mustBe(200);

        List<String> lines =
                new String(csv.bytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1)).endsWith(",,Opening balance,,,118.00");
        assertThat(lines.get(3)).endsWith(",Payment,0.00,100.00,254.00");
        assertThat(lines.getLast()).endsWith(",,Closing balance,236.00,118.00,236.00");
        assertThat(PdfTest.text(pdf.bytes()))
                .contains("StatementofAccount", "RaviKumar", "Openingbalance", "254.00", "Closingbalance");
    }

    @Test
    void itIsOfAKnownCustomerAndOfDaysInTheirOrder() {
        target.api()
                .get("/api/v1/contacts/con_0193c6f07a527b3e9f5e2d1c8a4b6e40/statement")
                .mustBe(404);
        assertThat(target.api()
                        .get(path + "?start_date=" + TODAY + "&end_date=" + BEFORE)
                        .mustBe(422)
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        new Till(SERVER).api().get(path).mustBe(404);
        target.api().get(path).mustBe(200);
    }
}
