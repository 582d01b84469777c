package battwheels.ledger;

import static battwheels.ledger.Accountants.ENTRIES;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.TestServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Manual journals, their reversal, the chart and period locks over HTTP. */
class JournalEntriesTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static Accountants target;

    @BeforeAll
    static void open() {
        target = new Accountants(SERVER);
    }

    @Test
    void aManualJournalIsPostedWhenSomebodyElseApprovesIt() {
        Answer written = target.write("2026-02-10", "6200", "1200", "25000.00").mustBe(201);
        String path = ENTRIES + "/" + written.text("/entry_id");

        assertThat(written.at("/is_posted").asBoolean()).isFalse();
        assertThat(target.accountant.api().post(path + "/approve").mustBe(409).code())
                .isEqualTo("SELF_PROTECTED");
        Answer approved = target.api().post(path + "/approve").mustBe(200);
        assertThat(approved.text("/status")).isEqualTo("posted");
        assertThat(target.api().post(path + "/approve").mustBe(200).at("/sequence"))
                .isEqualTo(approved.at("/sequence"));
        assertThat(target.api().get(path).mustBe(200).json()).isEqualTo(approved.json());
        assertThat(target.api()
                        .post(path + "/reject", Map.of("reason", "too late"))
                        .mustBe(409)
                        .code())
                .isEqualTo("ILLEGAL_MOVE");
    }

    @Test
    void anUnbalancedJournalIsRefusedAndNothingIsWritten() {
        var lines = java.util.List.of(
                Map.of("account_id", target.account("6200"), "debit_amount", 100),
                Map.of("account_id", target.account("1200"), "credit_amount", 99));

        Answer answer = target.accountant
                .api()
                .post(ENTRIES, Map.of("entry_date", "2026-02-10", "description", "Wrong", "lines", lines))
                .mustBe(422);

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/lines");
    }

    @Test
    void documentsAlonePostToControlAccounts() {
        Answer answer = target.write("2026-02-10", "1100", "4100", "10.00").mustBe(422);

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/lines/0/account_id");
    }

    @Test
    void aReversalLinksBothWaysAndIsMadeOnce() {
        String id = target.post("2026-02-11", "6300", "1200", "42.50").text("/entry_id");

        Answer reversal = target.api()
                .post(ENTRIES + "/" + id + "/reverse", Map.of("reason", "Entered twice", "entry_date", "2026-02-12"))
                .mustBe(201);
        Answer again = target.api()
                .post(ENTRIES + "/" + id + "/reverse", Map.of("reason", "Once more", "entry_date", "2026-02-13"))
                .mustBe(201);

        assertThat(again.text("/entry_id")).isEqualTo(reversal.text("/entry_id"));
        assertThat(reversal.text("/reversed_entry_id")).isEqualTo(id);
        Answer original = target.api().get(ENTRIES + "/" + id).mustBe(200);
        assertThat(original.text("/reversed_by")).isEqualTo(reversal.text("/entry_id"));
        assertThat(original.at("/is_reversed").asBoolean()).isTrue();
        assertThat(reversal.at("/lines/0/credit_amount").decimalValue()).isEqualByComparingTo("42.50");
    }

    @Test
    void aLockedMonthTakesNothingUntilItIsOpenedAgainAndAllOfItStaysInSight() {
        String lock = target.accountant
                .api()
                .post(
                        "/api/v1/finance/period-locks",
                        Map.of("period_month", 1, "period_year", 2026, "lock_reason", "January is filed"))
                .mustBe(201)
                .text("/lock_id");
        String written =
                target.write("2026-01-31", "6200", "1200", "1.00").mustBe(201).text("/entry_id");

        assertThat(target.api()
                        .post(ENTRIES + "/" + written + "/approve")
                        .mustBe(423)
                        .code())
                .isEqualTo("PERIOD_LOCKED");
        String unlock = "/api/v1/finance/period-locks/" + lock + "/unlock";
        target.accountant.api().post(unlock, Map.of("reason", "mine")).mustBe(403);
        target.api().post(unlock, Map.of("reason", "A bill came late")).mustBe(200);

        target.api().post(ENTRIES + "/" + written + "/approve").mustBe(200);
        Answer locks = target.api().get("/api/v1/finance/period-locks").mustBe(200);
        assertThat(locks.text("/data/0/unlock_reason")).isEqualTo("A bill came late");
    }

    @Test
    void accountsAreAddedRenamedAndPutOutOfUseButNeverChangedInKind() {
        String chart = "/api/v1/chart-of-accounts";
        Answer made = target.api()
                .post(chart, Map.of("account_name", "Charger rental", "account_type", "income"))
                .mustBe(201);
        String account = chart + "/" + made.text("/account_id");

        assertThat(made.text("/account_code")).isEqualTo("4500");
        target.api().put(account, Map.of("account_type", "expense")).mustBe(422);
        assertThat(target.api()
                        .put(account, Map.of("is_active", false))
                        .mustBe(200)
                        .at("/is_active")
                        .asBoolean())
                .isFalse();
        target.api()
                .post(chart, Map.of("account_name", "x", "account_type", "income", "account_code", "4500"))
                .mustBe(409);
        target.api()
                .put(chart + "/" + target.account("1100"), Map.of("is_active", false))
                .mustBe(422);
    }

    @Test
    void entriesAreListedByWhatTheyNameAndThoseNotPostedApart() {
        String posted = target.post("2026-02-20", "6500", "1210", "7.00").text("/entry_id");
        String waiting = target.write("2026-02-20", "6500", "1210", "8.00").text("/entry_id");

        assertThat(target.api()
                        .get(ENTRIES + "?account_id=" + target.account("6500") + "&start_date=2026-02-20")
                        .mustBe(200)
                        .at("/data"))
                .extracting(entry -> entry.path("entry_id").asText())
                .contains(posted)
                .doesNotContain(waiting);
        assertThat(target.api().get(ENTRIES + "?is_posted=false").mustBe(200).at("/data"))
                .extracting(entry -> entry.path("entry_id").asText())
                .contains(waiting)
                .doesNotContain(posted);
    }
}
