package battwheels.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.store.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sign-up that is cut off after each of its steps. */
class SignUpRecoveryTest {
    private static final String EMAIL = "asha@example.com";
    private static final Map<String, String> FORM = Map.of(
            "name", "Sharma EV Works", "admin_name", "Asha", "admin_email", EMAIL, "admin_password", Member.PASSWORD);

    private final SteppedClock clock = new SteppedClock();
    private final AtomicReference<SignUpStep> cut = new AtomicReference<>();
    private final TestServer server = new TestServer().at(clock).afterSignUpStep(this::cut);

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = SignUpStep.class,
            names = {"USER", "MEMBERSHIP", "ACTIVE"})
    void onceTheAccountIsThereTheNextStartFinishesTheSignUp(SignUpStep last) throws Exception {
        interrupt(server.api(), last);

        server.stop();
        server.start();

        Waiting.until(() -> login(server.api()).at("/organizations").size() == 1);
        Answer signedIn = login(server.api());
        assertThat(signedIn.text("/organization/role")).isEqualTo("owner");
        Api owner = server.api().token(signedIn.text("/token"));
        Waiting.until(() -> owner.get("/api/v1/organizations/me").status() == 200);
        assertThat(owner.get("/api/v1/organizations/me").text("/slug")).isEqualTo("sharma-ev-works");
    }

    @ParameterizedTest
    @EnumSource(SignUpStep.class)
    void aRetryUnderTheSameKeyGoesOnWhereTheFirstTryStopped(SignUpStep last) {
        Api keyed = server.api().with("Idempotency-Key", "sign-up");
        interrupt(keyed, last);
        clock.advance(Duration.ofSeconds(11));

        Answer answer = keyed.post("/api/v1/organizations/signup", FORM);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(login(server.api()).text("/current_organization"))
                .isEqualTo(answer.text("/organization/organization_id"));
    }

    @Test
    void withoutAnAccountNothingIsLeftOfIt() throws Exception {
        interrupt(server.api(), SignUpStep.INTENT);
        clock.advance(Duration.ofMinutes(2));

        server.stop();
        server.start();

        Waiting.until(() -> slugOfAnother().equals("sharma-ev-works"));
    }

    /** Another organization of the same name: it has the plain slug once the first has given it back. */
    private String slugOfAnother() {
        Map<String, String> form = new HashMap<>(FORM);
        form.put("admin_email", Member.freshEmail());
        return server.api()
                .post("/api/v1/organizations/signup", form)
                .mustBe(201)
                .text("/organization/slug");
    }

    private void interrupt(Api api, SignUpStep last) {
        cut.set(last);
        api.post("/api/v1/organizations/signup", FORM).mustBe(503);
        cut.set(null);
    }

    private void cut(SignUpStep step) {
        if (step == cut.get()) {
            throw new StoreUnavailable("cut off after " + step, true, new IllegalStateException());
        }
    }

    private static Answer login(Api api) {
        return api.post("/api/auth/login", Map.of("email", EMAIL, "password", Member.PASSWORD))
                .mustBe(200);
    }
}
