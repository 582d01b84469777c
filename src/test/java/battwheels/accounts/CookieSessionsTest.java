package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Browser;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sign-ins a browser carries in cookies. */
class CookieSessionsTest {
    private static final SteppedClock CLOCK = new SteppedClock();

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK);

    private final Member owner = SERVER.signUp();
    private final Browser browser = Browser.fresh().after(owner.login(SERVER.api()));

    @Test
    void aLoginSetsASessionCookieNoScriptReadsAndOneThatThePageRepeats() {
        assertThat(browser.attributes(Browser.SESSION))
                .contains("HTTPOnly", "SameSite=Lax", "Path=/", "Max-Age=604800")
                .doesNotContain("Domain");
        assertThat(browser.attributes(Browser.CSRF)).contains("SameSite=Lax").doesNotContain("HTTPOnly");
        assertThat(browser.reads(SERVER.api()).get("/api/auth/me").text("/email"))
                .isEqualTo(owner.email());
    }

    @Test
    void ourOwnPageChanges() {
        Answer changed = browser.changes(SERVER.api()).put("/api/v1/organizations/me", Map.of("city", "Pune"));

        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void aChangeWithoutTheHeaderIsRefusedAndChangesNothing() {
        Answer refused = browser.reads(SERVER.api()).put("/api/v1/organizations/me", Map.of("city", "Pune"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("CSRF_REFUSED");
        assertThat(owner.api().get("/api/v1/organizations/me").at("/city").isNull())
                .isTrue();
    }

    @Test
    void theTokenOfAnotherSessionIsRefusedEvenWhenItsCookieWasPlanted() {
        Browser mallory = Browser.fresh().after(SERVER.signUp().login(SERVER.api()));
        Api planted = SERVER.api()
                .with(
                        "Cookie",
                        "session_token=" + browser.value(Browser.SESSION) + "; csrftoken="
                                + mallory.value(Browser.CSRF))
                .with("X-CSRF-Token", mallory.value(Browser.CSRF));

        assertThat(planted.post("/api/auth/logout").code()).isEqualTo("CSRF_REFUSED");
    }

    @Test
    void theHeaderWinsOverTheCookie() {
        Member other = SERVER.signUp();

        Api both = browser.reads(SERVER.api()).token(other.token());

        assertThat(both.get("/api/auth/me").text("/email")).isEqualTo(other.email());
        assertThat(both.put("/api/v1/organizations/me", Map.of("city", "Pune")).status())
                .isEqualTo(200);
        assertThat(browser.reads(SERVER.api())
                        .with("Authorization", "Basic eA==")
                        .get("/api/auth/me")
                        .code())
                .isEqualTo("AUTH_REQUIRED");
    }

    @Test
    void twoSessionCookiesAreOneTooMany() {
        Browser mallory = Browser.fresh().after(SERVER.signUp().login(SERVER.api()));
        Api planted = SERVER.api()
                .with(
                        "Cookie",
                        "session_token=" + mallory.value(Browser.SESSION) + "; session_token="
                                + browser.value(Browser.SESSION));

        assertThat(planted.get("/api/auth/me").code()).isEqualTo("AUTH_REQUIRED");
    }

    @Test
    void everyLoginBringsOtherCookies() {
        Browser again = browser.after(browser.reads(SERVER.api())
                .post("/api/auth/login", Map.of("email", owner.email(), "password", owner.password())));

        assertThat(again.value(Browser.SESSION)).isNotEqualTo(browser.value(Browser.SESSION));
        assertThat(again.value(Browser.CSRF)).isNotEqualTo(browser.value(Browser.CSRF));
    }

    @Test
    void signingOutTakesTheCookiesBackAndEndsTheSession() {
        Answer out = browser.changes(SERVER.api()).post("/api/auth/logout");

        assertThat(browser.after(out).value(Browser.SESSION)).isEmpty();
        assertThat(browser.after(out).attributes(Browser.SESSION)).contains("Max-Age=0");
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(browser.reads(SERVER.api()).get("/api/auth/me").code()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void aChangedPasswordGoesOnWithNewCookies() {
        Answer changed = browser.changes(SERVER.api())
                .post(
                        "/api/auth/change-password",
                        Map.of("current_password", owner.password(), "new_password", "Volts-And-Amps-42"))
                .mustBe(200);

        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(browser.after(changed)
                        .reads(SERVER.api())
                        .get("/api/auth/me")
                        .status())
                .isEqualTo(200);
        assertThat(browser.reads(SERVER.api()).get("/api/auth/me").code()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void switchingOrganizationMovesTheCookieAlong() {
        Member host = SERVER.signUp();
        host.invites("viewer", owner);

        Answer switched = browser.changes(SERVER.api())
                .post("/api/auth/switch-organization", Map.of("organization_id", host.organizationId()))
                .mustBe(200);

        assertThat(browser.after(switched)
                        .reads(SERVER.api())
                        .get("/api/v1/organizations/me")
                        .text("/organization_id"))
                .isEqualTo(host.organizationId());
    }
}
