package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Authenticator;
import battwheels.fixtures.Member;
import battwheels.fixtures.PlatformAdmin;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What takes a second factor, and what a platform admin does to an account. */
class PlatformUsersTest {
    private static final SteppedClock CLOCK = new SteppedClock();
    private static final String USERS = "/api/v1/platform/users/";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK).with("PLATFORM_ADMIN_EMAIL", PlatformAdmin.EMAIL);

    private static Api admin;

    @BeforeAll
    static void theMailedLinkAloneAdministersNothing() {
        admin = PlatformAdmin.withoutSecondFactor(SERVER);
        Answer refused = admin.get(USERS + "user_00000000");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("SECOND_FACTOR_MISSING");
        assertThat(refused.text("/detail")).contains("/api/auth/second-factor");
        Authenticator.setUp(admin, Member.PASSWORD, CLOCK);
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(admin.get(USERS + "user_00000000").status()).isEqualTo(404);
    }

    @Test
    void aLockedAccountIsOutEverywhereUntilItIsUnlockedAndItsOldTokensStayDead() {
        Member owner = SERVER.signUp();

        Answer locked = admin.post(USERS + owner.userId() + "/lock");

        assertThat(locked.text("/status")).isEqualTo("locked");
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(owner.api().get("/api/auth/me").code()).isEqualTo("SESSION_ENDED");
        assertThat(owner.login(SERVER.api()).code()).isEqualTo("LOGIN_REFUSED");
        admin.post(USERS + owner.userId() + "/unlock").mustBe(200);
        assertThat(owner.login(SERVER.api()).status()).isEqualTo(200);
        assertThat(owner.api().get("/api/auth/me").code()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void unlockingForgetsTheWrongPasswordsToo() {
        Member owner = SERVER.signUp();
        for (int i = 0; i < 5; i++) {
            SERVER.api().post("/api/auth/login", Map.of("email", owner.email(), "password", "Not-This-1"));
        }
        assertThat(owner.login(SERVER.api()).code()).isEqualTo("LOGIN_LOCKED");

        admin.post(USERS + owner.userId() + "/unlock").mustBe(200);

        assertThat(owner.login(SERVER.api()).status()).isEqualTo(200);
    }

    @Test
    void aLostSecondFactorIsTakenAwayAndEverySignInEnds() {
        Member owner = SERVER.signUp();
        Authenticator.setUp(owner.api(), owner.password(), CLOCK);

        Answer removed = admin.post(USERS + owner.userId() + "/second-factor/remove");

        assertThat(removed.at("/second_factor").asBoolean()).isFalse();
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(owner.api().get("/api/auth/me").code()).isEqualTo("SESSION_ENDED");
        assertThat(owner.login(SERVER.api()).status()).isEqualTo(200);
    }

    @Test
    void nobodyLocksThemselves() {
        String own = admin.get("/api/auth/me").text("/user_id");

        assertThat(admin.post(USERS + own + "/lock").code()).isEqualTo("SELF_PROTECTED");
    }

    @Test
    void anOwnerIsNoPlatformAdminWithASecondFactorEither() {
        Member owner = SERVER.signUp();
        Authenticator.setUp(owner.api(), owner.password(), CLOCK);

        assertThat(owner.api().post(USERS + owner.userId() + "/lock").code()).isEqualTo("RBAC_DENIED");
    }
}
