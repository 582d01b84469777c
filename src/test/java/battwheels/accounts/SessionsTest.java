package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsTest {
    private static final SteppedClock CLOCK = new SteppedClock();
    private static final Duration WITHIN = Duration.ofSeconds(1);

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK);

    @Test
    void everySignInInForceIsListedTheLatestFirst() {
        Member owner = SERVER.signUp();
        CLOCK.advance(WITHIN);
        Api second = signIn(owner);

        Answer listed = second.get("/api/auth/sessions");

        assertThat(listed.at("/data")).hasSize(2);
        assertThat(listed.at("/data/0/current").asBoolean()).isTrue();
        assertThat(listed.at("/data/1/current").asBoolean()).isFalse();
        second.post("/api/auth/logout").mustBe(200);
        assertThat(owner.api().get("/api/auth/sessions").at("/data")).hasSize(1);
    }

    @Test
    void oneSignInIsEndedFromAnother() {
        Member owner = SERVER.signUp();
        Api second = signIn(owner);
        String first = idOfOther(second);

        assertThat(second.delete("/api/auth/sessions/" + first).status()).isEqualTo(204);

        CLOCK.advance(WITHIN);
        assertThat(owner.api().get("/api/auth/me").code()).isEqualTo("SESSION_ENDED");
        assertThat(second.get("/api/auth/me").status()).isEqualTo(200);
        assertThat(second.delete("/api/auth/sessions/" + first).status()).isEqualTo(404);
    }

    @Test
    void aSessionOfAStrangerAndOneThatDoesNotExistAreAnsweredAlike() {
        Member owner = SERVER.signUp();
        Member stranger = SERVER.signUp();
        String foreign = stranger.api().get("/api/auth/sessions").text("/data/0/session_id");

        Answer theirs = owner.api().delete("/api/auth/sessions/" + foreign);
        Answer none = owner.api().delete("/api/auth/sessions/ses_00000000000000000000000000000000");

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.text("/detail")).isEqualTo(none.text("/detail"));
        assertThat(stranger.api().get("/api/auth/sessions").at("/data")).hasSize(1);
    }

    @Test
    void signingOutEverywhereEndsThisSignInToo() {
        Member owner = SERVER.signUp();
        Api second = signIn(owner);

        second.post("/api/auth/logout-everywhere").mustBe(200);

        CLOCK.advance(WITHIN);
        assertThat(owner.api().get("/api/auth/me").code()).isEqualTo("SESSION_ENDED");
        assertThat(second.get("/api/auth/me").code()).isEqualTo("SESSION_ENDED");
        assertThat(signIn(owner).get("/api/auth/sessions").at("/data")).hasSize(1);
    }

    @Test
    void aChangeOfPasswordLeavesOneSignIn() {
        Member owner = SERVER.signUp();
        signIn(owner);

        String token = owner.api()
                .post(
                        "/api/auth/change-password",
                        java.util.Map.of("current_password", owner.password(), "new_password", "Volts-And-Amps-42"))
                .mustBe(200)
                .text("/token");

        assertThat(SERVER.api().token(token).get("/api/auth/sessions").at("/data"))
                .hasSize(1);
    }

    private static Api signIn(Member somebody) {
        return SERVER.api().token(somebody.login(SERVER.api()).mustBe(200).text("/token"));
    }

    private static String idOfOther(Api api) {
        return api.get("/api/auth/sessions")
                .at("/data")
                .valueStream()
                .filter(session -> !session.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("session_id")
                .asText();
    }
}
