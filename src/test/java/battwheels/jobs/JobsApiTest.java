package battwheels.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs over HTTP, at a server that takes them and leaves them lying: nothing here depends on how fast they run. */
class JobsApiTest {
    private static final String JOBS = "/api/v1/jobs";
    private static final String CHECKS = JOBS + "?kind=ledger.verify";

    @RegisterExtension
    static final TestServer SERVER =
            new TestServer().with("SIGNUP_PLAN", "professional").withoutWorkers();

    private final Member owner = SERVER.signUp();

    private static String check(Api api) {
        Answer accepted = api.post("/api/v1/ledger/verify").mustBe(202);
        assertThat(accepted.header("Location")).isEqualTo(JOBS + "/" + accepted.text("/job_id"));
        return accepted.text("/job_id");
    }

    private static List<String> ids(Answer list) {
        return StreamSupport.stream(list.mustBe(200).at("/data").spliterator(), false)
                .map(job -> job.path("job_id").asText())
                .toList();
    }

    @Test
    void anAcceptedJobIsShownAsItIs() {
        String job = check(owner.api());

        Answer shown = owner.api().get(JOBS + "/" + job).mustBe(200);

        assertThat(shown.text("/kind")).isEqualTo("ledger.verify");
        assertThat(shown.text("/status")).isEqualTo("ready");
        assertThat(shown.text("/requested_by")).isEqualTo(owner.userId());
        assertThat(shown.at("/attempts").asInt()).isZero();
        assertThat(shown.at("/started_at").isNull()).isTrue();
    }

    @Test
    void aRequestRepeatedUnderItsKeyIsTheSameJob() {
        Api keyed = owner.api().with("Idempotency-Key", "check-april");

        assertThat(check(keyed)).isEqualTo(check(keyed)).isNotEqualTo(check(owner.api()));
    }

    @Test
    void theListIsPagedLatestFirstAndFiltered() {
        String first = check(owner.api());
        String second = check(owner.api());
        String third = check(owner.api());
        owner.api().post(JOBS + "/" + second + "/cancel").mustBe(200);

        Answer page = owner.api().get(CHECKS + "&limit=2").mustBe(200);
        String rest = CHECKS + "&limit=2&cursor=" + page.text("/pagination/next_cursor");

        assertThat(ids(page)).containsExactly(third, second);
        assertThat(page.at("/pagination/total_count").asInt()).isEqualTo(3);
        assertThat(ids(owner.api().get(rest))).containsExactly(first);
        assertThat(ids(owner.api().get(CHECKS + "&status=cancelled,failed"))).containsExactly(second);
        assertThat(ids(owner.api().get(JOBS + "?kind=notifications.mail"))).isEmpty();
        assertThat(owner.api().get(JOBS + "?status=asleep").status()).isEqualTo(400);
    }

    @Test
    void whoMayNotSeeTheWorkOfOthersSeesTheirOwn() {
        Member accountant = owner.invites("accountant");
        String mine = check(accountant.api());
        String theirs = check(owner.api());

        assertThat(ids(accountant.api().get(CHECKS))).containsExactly(mine);
        assertThat(ids(owner.api().get(CHECKS))).containsExactly(theirs, mine);
        assertThat(accountant.api().get(JOBS + "/" + mine).status()).isEqualTo(200);
        assertThat(accountant.api().get(JOBS + "/" + theirs).status()).isEqualTo(404);
        Answer refused = accountant.api().post(JOBS + "/" + mine + "/cancel").mustBe(403);
        assertThat(refused.code()).isEqualTo("RBAC_DENIED");
    }

    @Test
    void aJobOfAnotherOrganizationIsAnsweredAsOneThatDoesNotExist() {
        Member stranger = SERVER.signUp();
        String foreign = check(stranger.api());

        for (String action : List.of("/cancel", "/retry")) {
            JsonNode unknown = owner.api()
                    .post(JOBS + "/job_00000000" + action)
                    .mustBe(404)
                    .masked();
            assertThat(owner.api()
                            .post(JOBS + "/" + foreign + action)
                            .mustBe(404)
                            .masked())
                    .isEqualTo(unknown);
        }
        assertThat(stranger.api().get(JOBS + "/" + foreign).text("/status")).isEqualTo("ready");
    }

    @Test
    void aWaitingJobIsCalledOffAtOnceAndCanBeTakenUpAgain() {
        String path = JOBS + "/" + check(owner.api());

        Answer cancelled = owner.api().post(path + "/cancel").mustBe(200);
        assertThat(cancelled.text("/status")).isEqualTo("cancelled");
        assertThat(cancelled.at("/finished_at").isNull()).isFalse();
        assertThat(cancelled.text("/reason")).contains("Called off by");
        owner.api().post(path + "/cancel").mustBe(200);

        Answer again = owner.api().post(path + "/retry").mustBe(200);
        assertThat(again.text("/status")).isEqualTo("ready");
        assertThat(again.at("/finished_at").isNull()).isTrue();
        owner.api().post(path + "/retry").mustBe(200);
    }
}
