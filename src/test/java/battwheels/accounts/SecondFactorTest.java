package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Authenticator;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecondFactorTest {
    private static final SteppedClock CLOCK = new SteppedClock();
    private static final String SECOND = "/api/auth/login/second-factor";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK);

    private final Member owner = SERVER.signUp();
    private final Authenticator phone = Authenticator.setUp(owner.api(), owner.password(), CLOCK);

    @Test
    void aLoginTakesACodeBesidesThePassword() {
        Answer first = owner.login(SERVER.api());
        Answer second = answer(first.text("/challenge"), phone.code(CLOCK, 0));

        assertThat(first.status()).isEqualTo(401);
        assertThat(first.code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(first.text("/token")).isEmpty();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("/current_organization")).isEqualTo(owner.organizationId());
        Api api = SERVER.api().token(second.text("/token"));
        assertThat(current(api).at("/second_factor").asBoolean()).isTrue();
    }

    @Test
    void aCodeWorksOnceEvenWhenItIsSentManyTimesAtTheSameMoment() {
        String code = phone.code(CLOCK, 0);
        List<String> challenges =
                IntStream.range(0, 4).mapToObj(i -> challenge()).toList();

        List<Integer> answers = challenges.parallelStream()
                .map(challenge -> answer(challenge, code).status())
                .toList();

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 401);
    }

    @Test
    void aCodeOfAnEarlierStepThanTheLastOneTakenIsRefused() {
        answer(challenge(), phone.code(CLOCK, 1)).mustBe(200);

        assertThat(answer(challenge(), phone.code(CLOCK, 0)).code()).isEqualTo("LOGIN_REFUSED");
    }

    @Test
    void codesOfTheStepBeforeAndAfterNowAreTakenAndNoOthers() {
        assertThat(answer(challenge(), phone.code(CLOCK, 2)).code()).isEqualTo("LOGIN_REFUSED");
        assertThat(answer(challenge(), phone.code(CLOCK, 1)).status()).isEqualTo(200);
    }

    @Test
    void fiveWrongCodesLockForAQuarterOfAnHour() {
        for (int i = 0; i < 5; i++) {
            assertThat(answer(challenge(), phone.code(CLOCK, 9)).status()).isEqualTo(401);
        }

        assertThat(answer(challenge(), phone.code(CLOCK, 0)).code()).isEqualTo("LOGIN_LOCKED");
        CLOCK.advance(Duration.ofMinutes(15));
        assertThat(answer(challenge(), phone.code(CLOCK, 0)).status()).isEqualTo(200);
    }

    @Test
    void fiveWrongCodesLockItsOwnOperationsToo() {
        String code = phone.code(CLOCK, 1);
        Api api = signIn();
        for (int i = 0; i < 5; i++) {
            assertThat(remove(api, owner.password(), phone.code(CLOCK, 9)).status())
                    .isEqualTo(422);
        }

        assertThat(remove(api, owner.password(), code).code()).isEqualTo("LOGIN_LOCKED");
        assertThat(api.post("/api/auth/second-factor/recovery-codes", Map.of("code", code))
                        .code())
                .isEqualTo("LOGIN_LOCKED");
    }

    @Test
    void aPendingOneIsLockedByWrongCodesAndAConfirmedOneIsNotConfirmedAgain() {
        assertThat(confirm(signIn(), "000000").code()).isEqualTo("ILLEGAL_MOVE");
        Api other = SERVER.signUp().api();
        begin(other, Member.PASSWORD).mustBe(201);
        for (int i = 0; i < 5; i++) {
            assertThat(confirm(other, "000000").status()).isEqualTo(422);
        }

        assertThat(confirm(other, "000000").code()).isEqualTo("LOGIN_LOCKED");
    }

    @Test
    void aChallengeOpensOneSessionAndIsGoodForFiveMinutes() {
        String used = challenge();
        answer(used, phone.code(CLOCK, 0)).mustBe(200);
        assertThat(answer(used, phone.code(CLOCK, 1)).code()).isEqualTo("LOGIN_REFUSED");

        String late = challenge();
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(answer(late, phone.code(CLOCK, 0)).code()).isEqualTo("LOGIN_REFUSED");
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsTyped() {
        String code = phone.recoveryCodes().getFirst();
        String typed = code.toUpperCase(java.util.Locale.ROOT).replace('-', ' ');

        assertThat(recover(challenge(), typed).status()).isEqualTo(200);
        assertThat(recover(challenge(), code).code()).isEqualTo("LOGIN_REFUSED");
        assertThat(recover(challenge(), phone.recoveryCodes().get(1)).status()).isEqualTo(200);
    }

    @Test
    void newRecoveryCodesReplaceTheOldOnes() {
        Api api = signIn();

        Answer renewed = api.post("/api/auth/second-factor/recovery-codes", Map.of("code", phone.code(CLOCK, 1)));

        assertThat(renewed.at("/recovery_codes")).hasSize(10);
        assertThat(recover(challenge(), phone.recoveryCodes().getFirst()).code())
                .isEqualTo("LOGIN_REFUSED");
        assertThat(recover(challenge(), renewed.text("/recovery_codes/0")).status())
                .isEqualTo(200);
    }

    @Test
    void settingItUpEndsEverySignInButTheOneThatDidIt() {
        Member other = SERVER.signUp();
        Api elsewhere = SERVER.api().token(other.login(SERVER.api()).text("/token"));
        Authenticator.setUp(other.api(), other.password(), CLOCK);

        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(elsewhere.get("/api/auth/me").code()).isEqualTo("SESSION_ENDED");
        assertThat(other.api().get("/api/auth/me").status()).isEqualTo(200);
        assertThat(current(other.api()).at("/second_factor").asBoolean()).isTrue();
    }

    @Test
    void removingItTakesPasswordAndCode() {
        Api api = signIn();

        assertThat(remove(api, "Not-This-1", phone.code(CLOCK, 1)).status()).isEqualTo(422);
        assertThat(remove(api, owner.password(), phone.code(CLOCK, 5)).text("/errors/0/pointer"))
                .isEqualTo("/code");
        remove(api, owner.password(), phone.code(CLOCK, 1)).mustBe(200);

        assertThat(owner.login(SERVER.api()).status()).isEqualTo(200);
        assertThat(api.get("/api/auth/second-factor").at("/enabled").asBoolean())
                .isFalse();
    }

    @Test
    void aConfirmedOneIsNotReplacedAndAPendingOneIs() {
        assertThat(begin(owner.api(), owner.password()).code()).isEqualTo("ILLEGAL_MOVE");

        Member other = SERVER.signUp();
        begin(other.api(), other.password()).mustBe(201);
        assertThat(begin(other.api(), "Not-This-1").text("/errors/0/pointer")).isEqualTo("/current_password");
        assertThat(other.login(SERVER.api()).status()).isEqualTo(200);
        Authenticator.setUp(other.api(), other.password(), CLOCK);
        assertThat(other.login(SERVER.api()).code()).isEqualTo("SECOND_FACTOR_REQUIRED");
    }

    @Test
    void theSecretIsShownOnceUnderAnIdempotencyKey() {
        Member other = SERVER.signUp();
        Api keyed = other.api().with("Idempotency-Key", "set-up-1");
        begin(keyed, other.password()).mustBe(201);

        Answer again = begin(keyed, other.password());

        assertThat(again.code()).isEqualTo("IDEMPOTENCY_COMPLETED");
        assertThat(again.json().toString()).doesNotContain("secret\":");
    }

    @Test
    void anInvitationLetsNobodyPastTheSecondFactor() {
        Member host = SERVER.signUp();
        Answer accepted = SERVER.api()
                .post(
                        "/api/v1/organizations/accept-invite",
                        Map.of("token", host.inviteToken("viewer", owner.email()), "password", owner.password()));

        assertThat(accepted.code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        Answer entered =
                answer(accepted.text("/challenge"), phone.code(CLOCK, 0)).mustBe(200);
        assertThat(entered.text("/current_organization")).isEqualTo(host.organizationId());
    }

    private Api signIn() {
        return SERVER.api()
                .token(answer(challenge(), phone.code(CLOCK, 0)).mustBe(200).text("/token"));
    }

    private String challenge() {
        return owner.login(SERVER.api()).mustBe(401).text("/challenge");
    }

    private static com.fasterxml.jackson.databind.JsonNode current(Api api) {
        return api.get("/api/auth/sessions")
                .at("/data")
                .valueStream()
                .filter(session -> session.path("current").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private static Answer begin(Api api, String password) {
        return api.post("/api/auth/second-factor", Map.of("current_password", password));
    }

    private static Answer confirm(Api api, String code) {
        return api.post("/api/auth/second-factor/confirm", Map.of("code", code));
    }

    private static Answer remove(Api api, String password, String code) {
        return api.post("/api/auth/second-factor/remove", Map.of("current_password", password, "code", code));
    }

    private static Answer answer(String challenge, String code) {
        return SERVER.api().post(SECOND, Map.of("challenge", challenge, "code", code));
    }

    private static Answer recover(String challenge, String code) {
        return SERVER.api().post(SECOND, Map.of("challenge", challenge, "recovery_code", code));
    }
}
