package battwheels.ledger;

import static battwheels.ledger.Accountants.REPORTS;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports as of any day, on a book of a few entries whose figures are worked out by hand. */
class ReportsTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static Accountants target;

    /** Capital of 1,00,000 in the bank; rent 25,000 in March and 26,000.50 in April; cash takings 9,000. */
    @BeforeAll
    static void work() {
        target = new Accountants(SERVER);
        target.post("2026-03-01", "1200", "3200", "100000.00");
        target.post("2026-03-05", "6200", "1200", "25000.00");
        target.post("2026-04-05", "6200", "1200", "26000.50");
        target.post("2026-04-06", "1210", "4200", "9000.00");
    }

    private static String figure(Answer report, String pointer) {
        return report.at(pointer).decimalValue().toPlainString();
    }

    @Test
    void theTrialBalanceIsThatOfItsDay() {
        Answer march = target.api()
                .get(REPORTS + "trial-balance?as_of_date=2026-03-31")
                .mustBe(200);
        Answer april = target.api()
                .get(REPORTS + "trial-balance?as_of_date=2026-04-05")
                .mustBe(200);

        assertThat(figure(march, "/totals/total_debit")).isEqualTo("100000.00");
        assertThat(figure(march, "/accounts/0/debit_balance")).isEqualTo("75000.00");
        assertThat(figure(april, "/accounts/0/debit_balance")).isEqualTo("48999.50");
        assertThat(april.at("/totals/is_balanced").asBoolean()).isTrue();
        assertThat(april.at("/sequence").asLong()).isEqualTo(4);
    }

    @Test
    void theProfitOfASpanIsThatOfItsDays() {
        Answer report = target.api()
                .get(REPORTS + "profit-loss?start_date=2026-04-01&end_date=2026-04-30")
                .mustBe(200);

        assertThat(figure(report, "/income/total")).isEqualTo("9000.00");
        assertThat(figure(report, "/expenses/total")).isEqualTo("26000.50");
        assertThat(figure(report, "/net_profit")).isEqualTo("-17000.50");
    }

    @Test
    void theBalanceSheetBalancesWithTheProfitSoFar() {
        Answer report = target.api()
                .get(REPORTS + "balance-sheet?as_of_date=2026-04-30")
                .mustBe(200);

        assertThat(figure(report, "/assets/total")).isEqualTo("57999.50");
        assertThat(figure(report, "/equity/retained_earnings")).isEqualTo("-42000.50");
        assertThat(figure(report, "/equity/total")).isEqualTo("57999.50");
        assertThat(report.at("/is_balanced").asBoolean()).isTrue();
    }

    @Test
    void aStatementRunsFromItsOpeningToItsClosing() {
        Answer report = target.api()
                .get("/api/v1/journal-entries/accounts/" + target.account("1200")
                        + "/ledger?start_date=2026-03-02&end_date=2026-04-30")
                .mustBe(200);

        assertThat(figure(report, "/opening_balance")).isEqualTo("100000.00");
        assertThat(figure(report, "/entries/0/running_balance")).isEqualTo("75000.00");
        assertThat(figure(report, "/entries/1/running_balance")).isEqualTo("48999.50");
        assertThat(figure(report, "/closing_balance")).isEqualTo("48999.50");
        Answer all = target.api()
                .get(REPORTS + "general-ledger?start_date=2026-03-02&end_date=2026-04-30")
                .mustBe(200);
        assertThat(all.at("/accounts/0")).isEqualTo(report.json());
    }

    @Test
    void theDayBookHoldsTheDay() {
        Answer report = target.api().get(REPORTS + "day-book?date=2026-04-06").mustBe(200);

        assertThat(report.at("/entries")).hasSize(1);
        assertThat(figure(report, "/total_debit")).isEqualTo("9000.00");
    }

    @Test
    void reportsNeedTheirPermissionAndNoFeature() {
        target.owner.invites("technician").api().get(REPORTS + "trial-balance").mustBe(403);
        Accountants free = new Accountants(SERVER);
        free.api().get(REPORTS + "trial-balance").mustBe(200);
        free.api().get(REPORTS + "ar-aging").mustBe(200);
    }
}
