package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void aLoginAnswersTokenUserAndTheOneOrganization() {
        Member owner = SERVER.signUp();

        Answer answer = owner.login(SERVER.api());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/current_organization")).isEqualTo(owner.organizationId());
        assertThat(answer.text("/organization/organization_id")).isEqualTo(owner.organizationId());
        assertThat(answer.at("/organizations")).hasSize(1);
        assertThat(answer.text("/organizations/0/role")).isEqualTo("owner");
        assertThat(answer.text("/user/user_id")).isEqualTo(owner.userId());
        assertThat(answer.json().toString()).doesNotContain("hash");
    }

    @Test
    void somebodyInTwoOrganizationsStartsInTheOlderOne() {
        Member first = SERVER.signUp();
        Member second = SERVER.signUp();
        Member both = first.invites("manager");
        second.invites("viewer", both);

        Answer answer = both.login(SERVER.api());

        assertThat(answer.text("/current_organization")).isEqualTo(first.organizationId());
        assertThat(answer.at("/organizations").findValuesAsText("organization_id"))
                .containsExactly(first.organizationId(), second.organizationId());
        assertThat(answer.at("/organizations").findValuesAsText("role")).containsExactly("manager", "viewer");
        assertThat(answer.json().has("organization")).isFalse();
        assertThat(answer.text("/user/role")).isEqualTo("manager");
    }

    @Test
    void anEmailIsTheSameInAnyCase() {
        Member owner = SERVER.signUp();
        String shouted = " " + owner.email().toUpperCase(Locale.ROOT) + " ";

        Answer answer = SERVER.api().post("/api/auth/login", Map.of("email", shouted, "password", owner.password()));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountLookTheSame() {
        Member owner = SERVER.signUp();

        Answer wrong = login(owner.email(), "Not-This-1");
        Answer unknown = login(Member.freshEmail(), "Not-This-1");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("LOGIN_REFUSED");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text("/detail")).isEqualTo(wrong.text("/detail"));
    }

    @Test
    void aTokenTellsWhoIsSignedInAndTheirRoleWhereTheRequestIs() {
        Member first = SERVER.signUp();
        Member second = SERVER.signUp();
        Member both = first.invites("manager");
        second.invites("viewer", both);

        Answer byToken = both.api().get("/api/auth/me");
        Answer byHeader = both.api().organization(second.organizationId()).get("/api/auth/me");
        Answer stranger =
                both.api().organization(SERVER.signUp().organizationId()).get("/api/auth/me");

        assertThat(byToken.text("/email")).isEqualTo(both.email());
        assertThat(byToken.text("/role")).isEqualTo("manager");
        assertThat(byHeader.text("/role")).isEqualTo("viewer");
        assertThat(stranger.at("/role").isNull()).isTrue();
    }

    @Test
    void aLoginRepeatedUnderOneKeyIsOneSignIn() {
        Member owner = SERVER.signUp();
        var keyed = SERVER.api().with("Idempotency-Key", "login-once");

        Answer first = owner.login(keyed).mustBe(200);
        Answer second = owner.login(keyed).mustBe(200);
        SERVER.api().token(first.text("/token")).post("/api/auth/logout").mustBe(200);

        Api other = SERVER.api().token(second.text("/token"));
        Waiting.until(() -> other.get("/api/auth/me").status() == 401);
    }

    private static Answer login(String email, String password) {
        return SERVER.api().post("/api/auth/login", Map.of("email", email, "password", password));
    }
}
