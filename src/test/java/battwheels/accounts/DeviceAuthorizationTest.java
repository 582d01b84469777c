package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A device comes in as RFC 8628 says: with forms, by the codes, at the pace it was told. */
class DeviceAuthorizationTest {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final SteppedClock CLOCK = new SteppedClock();

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK);

    private final Member owner = SERVER.signUp();

    @Test
    void aDeviceLetInGetsOneTokenForTheOrganizationItsUserChose() {
        Answer codes = begin();
        assertThat(poll(codes).text("/error")).isEqualTo("authorization_pending");

        Answer shown = owner.api().get("/api/auth/device?user_code=" + codes.text("/user_code"));
        decide("approve", codes.text("/user_code").toLowerCase(java.util.Locale.ROOT))
                .mustBe(200);
        CLOCK.advance(INTERVAL);
        Answer in = poll(codes).mustBe(200);

        assertThat(shown.text("/device")).isEqualTo("Tablet at bay 3");
        assertThat(in.text("/token_type")).isEqualTo("Bearer");
        assertThat(in.text("/current_organization")).isEqualTo(owner.organizationId());
        assertThat(in.header("Cache-Control")).contains("no-store");
        assertThat(SERVER.api()
                        .token(in.text("/access_token"))
                        .get("/api/v1/tickets")
                        .status())
                .isEqualTo(200);
        CLOCK.advance(INTERVAL);
        assertThat(poll(codes).text("/error")).isEqualTo("invalid_grant");
    }

    @Test
    void whoAsksTooEarlyWaitsFiveSecondsLongerFromThenOn() {
        Answer codes = begin();
        poll(codes);

        assertThat(poll(codes).text("/error")).isEqualTo("slow_down");
        CLOCK.advance(INTERVAL);
        assertThat(poll(codes).text("/error")).isEqualTo("slow_down");
        CLOCK.advance(Duration.ofSeconds(15));
        assertThat(poll(codes).text("/error")).isEqualTo("authorization_pending");
    }

    @Test
    void whatIsTurnedAwayOrLateStaysOut() {
        Answer denied = begin();
        decide("deny", denied.text("/user_code")).mustBe(200);
        Answer late = begin();
        decide("approve", late.text("/user_code")).mustBe(200);

        assertThat(poll(denied).text("/error")).isEqualTo("access_denied");
        CLOCK.advance(Duration.ofSeconds(late.at("/expires_in").asLong()));
        assertThat(poll(late).text("/error")).isEqualTo("expired_token");
        assertThat(poll(late).status()).isEqualTo(400);
    }

    @Test
    void jsonIsTakenAsWell() {
        Answer codes = SERVER.api().post("/api/auth/device/authorize", Map.of()).mustBe(200);

        Answer answer = SERVER.api()
                .post("/api/auth/device/token", Map.of("grant_type", GRANT, "device_code", codes.text("/device_code")));

        assertThat(answer.code()).isEqualTo("AUTHORIZATION_PENDING");
    }

    @Test
    void aFormIsReadAsStrictlyAsJson() {
        String code = begin().text("/device_code");

        assertThat(form("device/token", "grant_type=password&device_code=" + code)
                        .text("/errors/0/pointer"))
                .isEqualTo("/grant_type");
        assertThat(form("device/token", "grant_type=" + encoded(GRANT)).text("/errors/0/pointer"))
                .isEqualTo("/device_code");
        assertThat(form("device/token", asked(code) + "&device_code=x").code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(form("device/token", asked("%zz")).code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(form("login", "email=a%40example.com&password=x").code())
                .as("where no form is taken")
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    private Answer decide(String decision, String userCode) {
        return owner.api().post("/api/auth/device/" + decision, Map.of("user_code", userCode));
    }

    private static Answer begin() {
        return form("device/authorize", "client_id=workshop-tablet&device=Tablet+at+bay+3")
                .mustBe(200);
    }

    private static Answer poll(Answer codes) {
        return form("device/token", asked(codes.text("/device_code")) + "&client_id=workshop-tablet");
    }

    private static String asked(String deviceCode) {
        return "grant_type=" + encoded(GRANT) + "&device_code=" + deviceCode;
    }

    private static Answer form(String path, String body) {
        return SERVER.api()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/api/auth/" + path, BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
