package battwheels.ledger;

import static battwheels.ledger.Accountants.REPORTS;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Reports as files say the same as the reports themselves, on paper and in sheets. */
class ReportFilesTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static final String APRIL = "?start_date=2026-04-01&end_date=2026-04-30";

    private static Accountants target;

    /** Capital of 1,00,000 in the bank, rent of 26,000.50, and an account whose name would be a formula. */
    @BeforeAll
    static void work() {
        target = new Accountants(SERVER);
        target.post("2026-03-01", "1200", "3200", "100000.00");
        target.post("2026-04-05", "6200", "1200", "26000.50");
        target.api()
                .put("/api/v1/chart-of-accounts/" + target.account("6200"), Map.of("account_name", "=1+1 rent"))
                .mustBe(200);
    }

    private static String csv(String report) {
        Answer file = target.api().get(REPORTS + report + "&format=csv").mustBe(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).endsWith(".csv\"");
        return new String(file.bytes(), StandardCharsets.UTF_8).replace("\r", "");
    }

    /** Without room: where a reader sees some, the file may have none. */
    private static String pdf(String report) throws IOException {
        Answer file = target.api().get(REPORTS + report + "&format=pdf").mustBe(200);
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        try (PdfReader reader = new PdfReader(file.bytes())) {
            return new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", "");
        }
    }

    @Test
    void theTrialBalanceIsTheSameInEveryForm() throws Exception {
        String asked = "trial-balance?as_of_date=2026-04-30";

        assertThat(csv(asked).lines())
                .containsExactly(
                        "\uFEFFCode,Account,Type,Debit,Credit",
                        "1200,Bank Account,asset,73999.50,0.00",
                        "3200,Owner's Equity,equity,0.00,100000.00",
                        "6200,'=1+1 rent,expense,26000.50,0.00",
                        ",Total,,100000.00,100000.00");
        assertThat(pdf(asked)).contains("TrialBalance", "Asof30/04/2026", "73,999.50", "1,00,000.00", "=1+1rent");
    }

    /** A loss is a negative figure, not a text that begins like a formula. */
    @Test
    void profitAndBalanceSheetKeepNegativeFiguresAsNumbers() throws Exception {
        assertThat(csv("profit-loss" + APRIL))
                .contains("Expenses,6200,'=1+1 rent,26000.50\n", ",,Net profit,-26000.50\n");
        assertThat(pdf("profit-loss" + APRIL)).contains("ProfitandLoss", "From01/04/2026", "-26,000.50");
        String sheet = "balance-sheet?as_of_date=2026-04-30";
        assertThat(csv(sheet))
                .contains("Assets,,Total assets,73999.50\n", "Equity,,Retained earnings,-26000.50\n")
                .contains(",,Total liabilities and equity,73999.50\n");
        assertThat(pdf(sheet)).contains("BalanceSheet", "Retainedearnings", "73,999.50");
    }

    @Test
    void theLedgerRunsFromOpeningToClosing() throws Exception {
        String bank = csv("general-ledger" + APRIL);

        assertThat(bank.lines().filter(line -> line.startsWith("1200")).toList())
                .hasSize(3)
                .satisfies(lines -> {
                    assertThat(lines.get(0)).isEqualTo("1200,Bank Account,2026-04-01,,Opening balance,,,100000.00");
                    assertThat(lines.get(1)).endsWith(",0.00,26000.50,73999.50");
                    assertThat(lines.get(2))
                            .isEqualTo("1200,Bank Account,2026-04-30,,Closing balance,0.00,26000.50,73999.50");
                });
        assertThat(pdf("general-ledger" + APRIL)).contains("GeneralLedger", "Openingbalance", "Closingbalance");
        Answer one = target.api()
                .get("/api/v1/journal-entries/accounts/" + target.account("1200") + "/ledger" + APRIL + "&format=csv")
                .mustBe(200);
        assertThat(new String(one.bytes(), StandardCharsets.UTF_8)).contains("Closing balance,0.00,26000.50,73999.50");
    }

    @Test
    void dayBookAndAgeingHaveTheirSums() throws Exception {
        assertThat(csv("day-book?date=2026-04-05")).contains("Total,,,,,26000.50,26000.50\n");
        assertThat(pdf("day-book?date=2026-04-05")).contains("DayBook", "26,000.50");
        assertThat(csv("ar-aging?as_of_date=2026-04-30")).contains("Total,,,,0.00,0.00,0.00,0.00,0.00,0.00\n");
        assertThat(pdf("ar-aging?as_of_date=2026-04-30")).contains("ReceivablesbyAge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"profit-loss", "general-ledger", "accounts"})
    void aSpanThatEndsBeforeItBeginsIsRefused(String report) {
        String path = report.equals("accounts")
                ? "/api/v1/journal-entries/accounts/" + target.account("1200") + "/ledger"
                : REPORTS + report;

        Answer refused = target.api()
                .get(path + "?start_date=2026-05-01&end_date=2026-04-30")
                .mustBe(422);

        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void filesNeedThePermissionOfTheReport() {
        for (String format : List.of("csv", "pdf")) {
            target.owner
                    .invites("technician")
                    .api()
                    .get(REPORTS + "trial-balance?format=" + format)
                    .mustBe(403);
        }
        target.api().get(REPORTS + "trial-balance?format=xml").mustBe(400);
    }
}
