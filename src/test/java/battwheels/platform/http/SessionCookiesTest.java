package battwheels.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cookies as production sets them. */
class SessionCookiesTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer()
            .with("PROFILE", "production")
            .with("PASSWORDS_MEMORY_KIB", "19456")
            .with("PRODUCTION_ALLOW_GENERATED_KEYS", "true")
            .with("PRODUCTION_ALLOW_EMBEDDED_ENGINES", "true");

    @Test
    void outsideDevelopmentTheyTravelOverTlsAloneAndTheSessionIsBoundToTheHost() {
        Member owner = SERVER.signUp();

        Answer login = owner.login(SERVER.api());

        List<String> set = login.headers().allValues("Set-Cookie");
        assertThat(set).hasSize(2).allMatch(cookie -> cookie.contains("Secure"));
        assertThat(set)
                .filteredOn(cookie -> cookie.startsWith("__Host-session_token="))
                .singleElement()
                .asString()
                .contains("Path=/", "HTTPOnly")
                .doesNotContain("Domain");
        assertThat(SERVER.api()
                        .with("Cookie", "session_token=" + login.text("/token"))
                        .get("/api/auth/me")
                        .code())
                .isEqualTo("AUTH_REQUIRED");
        assertThat(SERVER.api()
                        .with("Cookie", "__Host-session_token=" + login.text("/token"))
                        .get("/api/auth/me")
                        .status())
                .isEqualTo(200);
    }
}
