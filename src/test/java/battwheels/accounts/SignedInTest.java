package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody signed in does with their own account. */
class SignedInTest {
    private static final String NEXT = "Volts-And-Amps-42";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void loggingOutEndsThisSignInAndNoOther() {
        Member owner = SERVER.signUp();
        Api other = SERVER.api().token(owner.login(SERVER.api()).text("/token"));

        owner.api().post("/api/auth/logout").mustBe(200);

        awaitRefusal(owner.api(), "SESSION_ENDED");
        assertThat(other.get("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void switchingGivesATokenForTheOtherOrganization() {
        Member first = SERVER.signUp();
        Member second = SERVER.signUp();
        Member both = first.invites("manager");
        second.invites("viewer", both);

        Answer byBody = both.api()
                .post("/api/auth/switch-organization", Map.of("organization_id", second.organizationId()))
                .mustBe(200);
        Answer byPath =
                both.api().post("/api/v1/org/switch/" + second.organizationId()).mustBe(200);

        assertThat(byBody.text("/role")).isEqualTo("viewer");
        assertThat(byBody.text("/organization/organization_id")).isEqualTo(second.organizationId());
        assertThat(byPath.at("/organization")).isEqualTo(byBody.at("/organization"));
        Answer there = SERVER.api().token(byBody.text("/token")).get("/api/v1/organizations/me");
        assertThat(there.text("/organization_id")).isEqualTo(second.organizationId());
    }

    @Test
    void theOrganizationOfAStrangerAndOneThatDoesNotExistAreRefusedAlike() {
        Member owner = SERVER.signUp();
        Member stranger = SERVER.signUp();

        Answer foreign = owner.api().post("/api/v1/org/switch/" + stranger.organizationId());
        Answer unknown = owner.api().post("/api/v1/org/switch/org_00000000000000000000000000000000");
        Answer senseless = owner.api().post("/api/auth/switch-organization", Map.of("organization_id", "x"));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.code()).isEqualTo("TENANT_ACCESS_DENIED");
        assertThat(unknown.text("/detail")).isEqualTo(foreign.text("/detail"));
        assertThat(senseless.code()).isEqualTo("TENANT_ACCESS_DENIED");
    }

    @Test
    void aChangedPasswordEndsEverySignInButThisOne() {
        Member owner = SERVER.signUp();
        Api other = SERVER.api().token(owner.login(SERVER.api()).text("/token"));

        Answer changed = change(owner.api(), owner.password(), NEXT).mustBe(200);

        awaitRefusal(other, "SESSION_ENDED");
        awaitRefusal(owner.api(), "SESSION_ENDED");
        Answer here = SERVER.api().token(changed.text("/token")).get("/api/v1/organizations/me");
        assertThat(here.text("/organization_id")).isEqualTo(owner.organizationId());
        assertThat(owner.login(SERVER.api()).status()).isEqualTo(401);
    }

    @Test
    void aWrongCurrentPasswordIsNoReasonToSignOut() {
        Member owner = SERVER.signUp();

        Answer answer = change(owner.api(), "Not-This-1", NEXT);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/current_password");
        assertThat(owner.login(SERVER.api()).status()).isEqualTo(200);
    }

    @Test
    void aWrongCurrentPasswordCountsAsAFailedLogin() {
        Member owner = SERVER.signUp();
        for (int guess = 0; guess < 5; guess++) {
            change(owner.api(), "Not-This-1", NEXT).mustBe(422);
        }

        Answer answer = change(owner.api(), owner.password(), NEXT);

        assertThat(answer.code()).isEqualTo("LOGIN_LOCKED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Short-1", "no-capital-1", "No-Digit-Here", "NoSpecial123", Member.PASSWORD})
    void aWeakOrUnchangedPasswordIsRefused(String password) {
        Member owner = SERVER.signUp();

        Answer answer = change(owner.api(), owner.password(), password);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/new_password");
    }

    private static Answer change(Api api, String current, String next) {
        return api.post("/api/auth/change-password", Map.of("current_password", current, "new_password", next));
    }

    /** A revocation holds within a second. */
    private static void awaitRefusal(Api api, String code) {
        Waiting.until(() -> api.get("/api/auth/me").code().equals(code));
    }
}
