package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginLockTest {
    private static final SteppedClock CLOCK = new SteppedClock();

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK);

    @Test
    void fiveWrongPasswordsLockTheAccountForAQuarterOfAnHour() {
        Member owner = SERVER.signUp();
        List<Integer> guesses =
                Stream.generate(() -> guess(owner.email()).status()).limit(5).toList();

        Answer sixth = owner.login(SERVER.api());

        assertThat(guesses).containsOnly(401);
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.code()).isEqualTo("LOGIN_LOCKED");
        assertThat(sixth.header("Retry-After")).isEqualTo("900");
        CLOCK.advance(Duration.ofMinutes(15));
        assertThat(owner.login(SERVER.api()).status()).isEqualTo(200);
    }

    @Test
    void anUnknownAccountIsLockedLikeAnyOther() {
        String nobody = Member.freshEmail();

        List<Integer> guesses =
                Stream.generate(() -> guess(nobody).status()).limit(7).toList();

        assertThat(guesses).containsExactly(401, 401, 401, 401, 401, 429, 429);
    }

    @Test
    void aRightPasswordForgetsTheWrongOnesBeforeIt() {
        Member owner = SERVER.signUp();
        Stream.generate(() -> guess(owner.email())).limit(4).forEach(answer -> answer.mustBe(401));
        owner.login(SERVER.api()).mustBe(200);

        List<Integer> guesses =
                Stream.generate(() -> guess(owner.email()).status()).limit(4).toList();

        assertThat(guesses).containsOnly(401);
        assertThat(owner.login(SERVER.api()).status()).isEqualTo(200);
    }

    @Test
    void wrongPasswordsOfLongAgoDoNotCount() {
        Member owner = SERVER.signUp();
        Stream.generate(() -> guess(owner.email())).limit(4).forEach(answer -> answer.mustBe(401));
        CLOCK.advance(Duration.ofMinutes(15));
        Stream.generate(() -> guess(owner.email())).limit(4).forEach(answer -> answer.mustBe(401));

        assertThat(owner.login(SERVER.api()).status()).isEqualTo(200);
    }

    @Test
    void guessesAtTheSameMomentLearnNoMoreThanOneAfterTheOther() {
        Member owner = SERVER.signUp();

        List<Integer> guesses = IntStream.range(0, 16)
                .parallel()
                .mapToObj(guess -> guess(owner.email()).status())
                .toList();

        assertThat(guesses)
                .containsOnly(401, 429)
                .filteredOn(status -> status == 401)
                .hasSize(5);
        assertThat(owner.login(SERVER.api()).status()).isEqualTo(429);
    }

    @Test
    void manyRightLoginsAtTheSameMomentAllSucceed() {
        Member owner = SERVER.signUp();

        List<Integer> logins = IntStream.range(0, 12)
                .parallel()
                .mapToObj(login -> owner.login(SERVER.api()).status())
                .toList();

        assertThat(logins).containsOnly(200);
    }

    private static Answer guess(String email) {
        return SERVER.api().post("/api/auth/login", Map.of("email", email, "password", "Not-This-1"));
    }
}
