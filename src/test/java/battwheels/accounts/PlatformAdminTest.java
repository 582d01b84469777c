package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the address in the configuration becomes platform admin. */
class PlatformAdminTest {
    private static final String ADMIN = "platform@example.com";

    private final SteppedClock clock = new SteppedClock();
    private final TestServer server = new TestServer().at(clock).with("PLATFORM_ADMIN_EMAIL", "Platform@Example.com");

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void theMailedLinkCreatesTheAccountAndWorksOnce() {
        String token = token(1);

        Answer accepted = accept(token, Member.PASSWORD);

        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.at("/user/is_platform_admin").asBoolean()).isTrue();
        assertThat(accepted.text("/user/email")).isEqualTo(ADMIN);
        assertThat(accepted.at("/current_organization").isNull()).isTrue();
        assertThat(accept(token, Member.PASSWORD).code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void anExistingAccountMustProveItsPassword() {
        Member owner = Member.signUp(server.api(), ADMIN);

        assertThat(accept(token(1), "Not-This-1").code()).isEqualTo("LOGIN_REFUSED");
        assertThat(accept(token(1), owner.password()).text("/current_organization"))
                .isEqualTo(owner.organizationId());
    }

    @Test
    void everyStartMailsAnotherUntilOneWasUsed() throws Exception {
        String first = token(1);
        server.stop();
        server.start();
        token(2);
        accept(first, Member.PASSWORD).mustBe(200);
        server.stop();
        server.start();

        assertThat(accept(token(2), Member.PASSWORD).code()).isEqualTo("LINK_INVALID");
        assertThat(server.mails().to(ADMIN, "platform_admin")).hasSize(2);
    }

    @Test
    void aLinkIsGoodForADay() {
        String token = token(1);
        clock.advance(Duration.ofHours(24));

        assertThat(accept(token, Member.PASSWORD).code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void whatIsNoLinkIsRefused() {
        for (String token : new String[] {"x", "?", "A".repeat(200)}) {
            assertThat(accept(token, Member.PASSWORD).code()).isEqualTo("LINK_INVALID");
        }
    }

    private String token(int nth) {
        return server.mails().token(ADMIN, "platform_admin", nth);
    }

    private Answer accept(String token, String password) {
        return server.api().post("/api/auth/platform-admin/accept", Map.of("token", token, "password", password));
    }
}
