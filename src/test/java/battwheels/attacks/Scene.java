package battwheels.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.PlatformAdmin;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import battwheels.platform.identity.Forgery;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;

/** A server, somebody to harm, somebody who tries to, and the attacks gathered so far. */
final class Scene {
    static final String ME = "/api/auth/me";
    static final String TICKETS = "/api/v1/tickets";
    static final String ORGANIZATION = "/api/v1/organizations/me";
    static final String NEXT = "Volts-And-Amps-42";

    final TestServer server;
    final SteppedClock clock;
    final Api platform;
    Member victim;
    Member mallory;
    private final List<DynamicTest> attacks = new ArrayList<>();

    /** What an attacker does last; it throws or answers. */
    interface Attack {
        Answer run() throws Exception;
    }

    /** @param clock of the server */
    Scene(TestServer server, SteppedClock clock) {
        this.server = server;
        this.clock = clock;
        this.victim = server.signUp();
        this.mallory = server.signUp();
        this.platform = PlatformAdmin.withoutSecondFactor(server);
    }

    List<DynamicTest> attacks() {
        return attacks;
    }

    /** @param code the refusal; what is let in, or refused for another reason, fails */
    void attack(String name, String code, Attack attack) {
        attacks.add(dynamicTest(name, () -> {
            Answer answer = attack.run();
            assertThat(answer.code()).as("%s", answer).isEqualTo(code);
            assertThat(answer.text("/token") + answer.text("/access_token")).isEmpty();
        }));
    }

    /** Long waits outlive the sign-ins of those who are used again. */
    void refreshed() {
        victim = again(victim);
        mallory = again(mallory);
    }

    Member again(Member member) {
        return new Member(signIn(member), member.organizationId(), member.userId(), member.email(), member.password());
    }

    Answer later(Api api) {
        clock.advance(Duration.ofSeconds(1));
        return api.get(ME);
    }

    Answer authorized(String header) {
        return server.api().with("Authorization", header).get(ME);
    }

    Answer bearer(String token) {
        return server.api().token(token).get(ME);
    }

    Answer program(String key) {
        return server.api().token(key).get(TICKETS);
    }

    Api signIn(Member member) {
        return server.api().token(member.login(server.api()).mustBe(200).text("/token"));
    }

    Api cookies(String session, String csrf) {
        return server.api().with("Cookie", "session_token=" + session + "; csrftoken=" + csrf);
    }

    Answer city(Api api) {
        return api.put(ORGANIZATION, Map.of("city", "Pune"));
    }

    String forget(Member member, int nth) {
        server.api()
                .post("/api/auth/forgot-password", Map.of("email", member.email()))
                .mustBe(200);
        return server.mails().token(member.email(), "password_reset", nth);
    }

    Answer reset(String token, String password) {
        return server.api().post("/api/auth/reset-password", Map.of("token", token, "new_password", password));
    }

    Answer verify(String token) {
        return server.api().get("/api/auth/verify-email?token=" + token);
    }

    Answer accept(String token, String password) {
        return server.api().post("/api/v1/organizations/accept-invite", Map.of("token", token, "password", password));
    }

    Answer answer(String challenge, String kind, String code) {
        return server.api().post("/api/auth/login/second-factor", Map.of("challenge", challenge, kind, code));
    }

    Answer login(String email, String password) {
        return server.api().post("/api/auth/login", Map.of("email", email, "password", password));
    }

    Answer codes() {
        return server.api().post("/api/auth/device/authorize", Map.of()).mustBe(200);
    }

    Answer approve(Member member, Answer codes) {
        return member.api().post("/api/auth/device/approve", Map.of("user_code", codes.text("/user_code")));
    }

    Answer poll(String deviceCode) {
        return server.api()
                .post(
                        "/api/auth/device/token",
                        Map.of(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:device_code",
                                "device_code",
                                deviceCode));
    }

    Answer key() {
        return victim.api()
                .post("/api/v1/api-keys", Map.of("name", "Parts", "role", "technician", "expires_in_days", 1))
                .mustBe(201);
    }

    JsonObject part(int index) {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(victim.token().split("\\.")[index]), StandardCharsets.UTF_8));
    }

    static String signed(Forgery forgery, KeyPair key) throws GeneralSecurityException {
        return forgery.signed("SHA256withRSA", key.getPrivate());
    }

    static KeyPair rsa() {
        try {
            return Forgery.rsa();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As everybody can read it, in the form that libraries once took for a secret. */
    byte[] publishedKey() throws GeneralSecurityException {
        Answer set = server.api().get("/.well-known/jwks.json").mustBe(200);
        RSAPublicKeySpec numbers = new RSAPublicKeySpec(number(set.text("/keys/0/n")), number(set.text("/keys/0/e")));
        return KeyFactory.getInstance("RSA").generatePublic(numbers).getEncoded();
    }

    private static java.math.BigInteger number(String base64) {
        return new java.math.BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }
}
