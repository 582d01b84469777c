package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VerificationTest {
    private static final SteppedClock CLOCK = new SteppedClock();
    private static final String KIND = "email_verification";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK);

    @Test
    void whoSignsUpIsMailedALinkThatConfirmsTheAddressOnce() {
        Member owner = SERVER.signUp();
        String token = SERVER.mails().token(owner.email(), KIND, 1);
        assertThat(owner.login(SERVER.api()).at("/email_verified").asBoolean()).isFalse();

        verify(token).mustBe(200);

        Answer login = owner.login(SERVER.api());
        assertThat(login.at("/email_verified").asBoolean()).isTrue();
        assertThat(login.at("/user/email_verified").asBoolean()).isTrue();
        assertThat(verify(token).code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void whoIsInvitedIsMailedOneToo() {
        Member invited = SERVER.signUp().invites("viewer");

        verify(SERVER.mails().token(invited.email(), KIND, 1)).mustBe(200);
    }

    @Test
    void aLinkIsGoodForADay() {
        Member owner = SERVER.signUp();
        String token = SERVER.mails().token(owner.email(), KIND, 1);
        CLOCK.advance(Duration.ofHours(24));

        assertThat(verify(token).code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void anotherIsMailedOnceAMinuteFiveTimesADayAndReplacesTheOneBefore() {
        Member owner = SERVER.signUp();
        String first = SERVER.mails().token(owner.email(), KIND, 1);
        resend(owner.email());
        CLOCK.advance(Duration.ofMinutes(1));
        resend(owner.email());
        String second = SERVER.mails().token(owner.email(), KIND, 2);
        for (int nth = 3; nth <= 5; nth++) {
            CLOCK.advance(Duration.ofMinutes(1));
            resend(owner.email());
            SERVER.mails().token(owner.email(), KIND, nth);
        }
        CLOCK.advance(Duration.ofMinutes(1));
        resend(owner.email());
        CLOCK.advance(Duration.ofDays(1));
        resend(owner.email());

        String latest = SERVER.mails().token(owner.email(), KIND, 6);
        assertThat(SERVER.mails().to(owner.email(), KIND)).hasSize(6);
        assertThat(verify(first).code()).isEqualTo("LINK_INVALID");
        assertThat(verify(second).code()).isEqualTo("LINK_INVALID");
        verify(latest).mustBe(200);
    }

    @Test
    void anAddressThatIsConfirmedAndOneWithoutAnAccountAreAnsweredAlikeAndMailedNothing() {
        Member owner = SERVER.signUp();
        verify(SERVER.mails().token(owner.email(), KIND, 1)).mustBe(200);
        CLOCK.advance(Duration.ofMinutes(2));
        String nobody = Member.freshEmail();

        Answer known = resend(owner.email());
        Answer unknown = resend(nobody);

        assertThat(known.json()).isEqualTo(unknown.json());
        Member later = SERVER.signUp();
        Waiting.until(() -> !SERVER.mails().to(later.email(), KIND).isEmpty());
        assertThat(SERVER.mails().to(owner.email(), KIND)).hasSize(1);
        assertThat(SERVER.mails().to(nobody, KIND)).isEmpty();
    }

    private static Answer verify(String token) {
        return SERVER.api().get("/api/auth/verify-email?token=" + token);
    }

    private static Answer resend(String email) {
        return SERVER.api()
                .post("/api/auth/resend-verification", Map.of("email", email))
                .mustBe(200);
    }
}
