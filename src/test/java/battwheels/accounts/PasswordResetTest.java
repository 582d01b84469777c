package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PasswordResetTest {
    private static final SteppedClock CLOCK = new SteppedClock();
    private static final String NEXT = "Volts-And-Amps-42";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK);

    @Test
    void aMailedLinkSetsAPasswordOnceAndEndsEverySignIn() {
        Member owner = SERVER.signUp();
        String token = forget(owner, 1);

        reset(token, NEXT).mustBe(200);

        assertThat(owner.login(SERVER.api()).status()).isEqualTo(401);
        assertThat(login(owner.email(), NEXT).at("/email_verified").asBoolean()).isTrue();
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(owner.api().get("/api/auth/me").code()).isEqualTo("SESSION_ENDED");
        assertThat(reset(token, "Other-Volts-43").code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void nobodyLearnsWhetherThereIsSuchAnAccount() {
        Member owner = SERVER.signUp();

        Answer known = forgot(owner.email());
        Answer unknown = forgot(Member.freshEmail());

        assertThat(known.status()).isEqualTo(200);
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.json()).isEqualTo(known.json());
        assertThat(known.text("/delivery")).isEqualTo("local_outbox");
    }

    @Test
    void aLinkIsGoodForAnHour() {
        Member owner = SERVER.signUp();
        String token = forget(owner, 1);
        CLOCK.advance(Duration.ofHours(1));

        Answer answer = reset(token, NEXT);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void aLaterLinkReplacesAnEarlierOne() {
        Member owner = SERVER.signUp();
        String earlier = forget(owner, 1);
        String later = forget(owner, 2);

        assertThat(reset(earlier, NEXT).code()).isEqualTo("LINK_INVALID");
        assertThat(reset(later, NEXT).status()).isEqualTo(200);
    }

    @Test
    void aWeakPasswordIsRefusedAndTheLinkStaysGood() {
        Member owner = SERVER.signUp();
        String token = forget(owner, 1);

        assertThat(reset(token, "weak").status()).isEqualTo(422);
        assertThat(reset(token, NEXT).status()).isEqualTo(200);
    }

    @Test
    void aResetOpensALockedAccount() {
        Member owner = SERVER.signUp();
        Stream.generate(() -> login(owner.email(), "Not-This-1")).limit(6).forEach(answer -> {});

        reset(forget(owner, 1), NEXT).mustBe(200);

        assertThat(login(owner.email(), NEXT).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoLinkIsRefused() {
        Member owner = SERVER.signUp();
        String invitation = owner.inviteToken("viewer", Member.freshEmail());

        for (String token : new String[] {"x", owner.userId() + "." + "A".repeat(43), invitation}) {
            assertThat(reset(token, NEXT).code()).isEqualTo("LINK_INVALID");
        }
    }

    /** Asks for the nth reset of this account and reads its mail. */
    private static String forget(Member member, int nth) {
        forgot(member.email()).mustBe(200);
        return SERVER.mails().token(member.email(), "password_reset", nth);
    }

    private static Answer forgot(String email) {
        return SERVER.api().post("/api/auth/forgot-password", Map.of("email", email));
    }

    private static Answer reset(String token, String password) {
        return SERVER.api().post("/api/auth/reset-password", Map.of("token", token, "new_password", password));
    }

    private static Answer login(String email, String password) {
        return SERVER.api().post("/api/auth/login", Map.of("email", email, "password", password));
    }
}
