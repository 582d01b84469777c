package battwheels.organizations;

import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What ends by itself, at a server whose clock a test moves by weeks. */
class ExpiryTest {
    private static final int HOURS = 240;
    private static final List<String> NIGHTLY = List.of(
            "organizations.expire_trial",
            "organizations.expire_invitations",
            "jobs.clean",
            "files.sweep",
            "search.give_words",
            "imports.clean",
            "exports.clean");

    private static List<String> types(Member owner) {
        Answer log = owner.api().get("/api/v1/events?limit=100").mustBe(200);
        return StreamSupport.stream(log.at("/data").spliterator(), false)
                .map(event -> event.path("type").asText())
                .toList();
    }

    /** Of the first job of the kind. */
    private static String status(Member owner, String kind) {
        JsonNode jobs = owner.api()
                .get("/api/v1/jobs?sort_order=asc&kind=" + kind)
                .mustBe(200)
                .at("/data");
        return jobs.isEmpty() ? "none" : jobs.get(0).path("status").asText();
    }

    @Test
    void invitationsNobodyTookAndATrialEndAtNight() throws Exception {
        SteppedClock clock = new SteppedClock();
        try (TestServer server = new TestServer()
                .at(clock)
                .with("TOKENS_LIFETIME_H", "8760")
                .with("SIGNUP_PLAN", "starter")
                .start()) {
            Member owner = server.signUp();
            owner.inviteToken("technician", Member.freshEmail());
            clock.advance(Duration.ofDays(16));

            assertThat(owner.api()
                            .post("/api/v1/tickets", Map.of("title", "No charge"))
                            .code())
                    .isEqualTo("SUBSCRIPTION_EXPIRED");
            for (int hour = 0; hour < HOURS && !allDone(owner); hour++) {
                TimeUnit.MILLISECONDS.sleep(250);
                clock.advance(Duration.ofHours(1));
            }

            assertThat(NIGHTLY).allMatch(kind -> status(owner, kind).equals("done"));
            Answer organization = owner.api().get("/api/v1/organizations/me").mustBe(200);
            assertThat(organization.text("/plan_type")).isEqualTo("starter");
            assertThat(organization.text("/subscription_status")).isEqualTo("expired");
            until(() -> types(owner).contains("organization.trial_ended"));
            assertThat(owner.api().get("/api/v1/tickets").status())
                    .as("what there is stays in sight")
                    .isEqualTo(200);
            assertThat(owner.api()
                            .post("/api/v1/tickets", Map.of("title", "No charge"))
                            .code())
                    .as("the same after the night as before it")
                    .isEqualTo("SUBSCRIPTION_EXPIRED");
            assertThat(result(owner, "organizations.expire_invitations", "/invitations"))
                    .isEqualTo(1);
        }
    }

    private static boolean allDone(Member owner) {
        return NIGHTLY.stream().allMatch(kind -> status(owner, kind).equals("done"));
    }

    private static int result(Member owner, String kind, String pointer) {
        return owner.api()
                .get("/api/v1/jobs?sort_order=asc&kind=" + kind)
                .at("/data/0/result" + pointer)
                .asInt();
    }
}
