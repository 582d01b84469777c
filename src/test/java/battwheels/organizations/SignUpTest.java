package battwheels.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignUpTest {
    @RegisterExtension
    static final TestServer SERVER =
            new TestServer().with("SIGNUP_PLAN", "starter").at(new SteppedClock());

    @Test
    void aSignUpOpensAnOrganizationOnTrialWithItsOwnerSignedIn() {
        Answer answer = signUp(form(Member.freshEmail()));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/organization/status")).isEqualTo("active");
        assertThat(answer.text("/organization/plan_type")).isEqualTo("starter");
        assertThat(answer.text("/organization/subscription_status")).isEqualTo("trialing");
        assertThat(answer.text("/organization/plan_expires_at")).isEqualTo("2026-04-15T09:30:00.000Z");
        assertThat(answer.text("/user/role")).isEqualTo("owner");
        Answer mine = SERVER.api().token(answer.text("/token")).get("/api/v1/organizations/my-organizations");
        assertThat(mine.text("/default_org")).isEqualTo(answer.text("/organization/organization_id"));
    }

    @Test
    void anEmailHasOneAccountInAnyCase() {
        Member owner = SERVER.signUp();

        Answer answer = signUp(form(owner.email().replace("person", "Person")));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("EMAIL_TAKEN");
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/admin_email");
    }

    @Test
    void ofManySignUpsWithOneEmailExactlyOneWins() {
        String email = Member.freshEmail();

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(each -> signUp(form(email)).status())
                .toList();

        assertThat(answers)
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(1);
        Answer login = SERVER.api()
                .post("/api/auth/login", Map.of("email", email, "password", Member.PASSWORD))
                .mustBe(200);
        assertThat(login.at("/organizations")).hasSize(1);
    }

    @Test
    void organizationsOfOneNameHaveSlugsOfTheirOwn() {
        Answer first = signUp(named("Śarma & Sons, EV"));
        Answer second = signUp(named("Sarma & Sons EV"));

        assertThat(first.text("/organization/slug")).isEqualTo("sarma-sons-ev");
        assertThat(second.text("/organization/slug"))
                .startsWith("sarma-sons-ev-")
                .hasSizeGreaterThan(14);
    }

    @Test
    void aNameWithoutLatinLettersHasASlugToo() {
        Answer answer = signUp(named("शर्मा"));

        assertThat(answer.text("/organization/slug")).startsWith("workshop");
    }

    @Test
    void aRepeatUnderTheSameKeyShowsTheOrganizationAndNoToken() {
        var keyed = SERVER.api().with("Idempotency-Key", "sign-up-once");
        var form = form(Member.freshEmail());
        Answer first = keyed.post("/api/v1/organizations/signup", form).mustBe(201);

        Answer second = keyed.post("/api/v1/organizations/signup", form);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("IDEMPOTENCY_COMPLETED");
        assertThat(second.at("/organization")).isEqualTo(first.at("/organization"));
        assertThat(second.json().has("token")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', /name",
        "name, '  ', /name",
        "admin_name, '', /admin_name",
        "admin_email, asha, /admin_email",
        "admin_password, short, /admin_password",
        "admin_password, password, /admin_password"
    })
    void whatDoesNotFitIsNamed(String member, String value, String pointer) {
        Map<String, Object> form = form(Member.freshEmail());
        form.put(member, value);

        Answer answer = signUp(form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void everySignUpIsInTheLogOfItsOrganization() {
        Member owner = SERVER.signUp();

        Answer log = owner.api().get("/api/v1/audit-logs?sort_order=asc").mustBe(200);

        assertThat(log.at("/data").findValuesAsText("event_type"))
                .containsExactlyInAnyOrder("member.joined", "organization.created");
        assertThat(log.at("/data").findValuesAsText("actor_id")).containsOnly(owner.userId());
    }

    private static Answer signUp(Map<String, Object> form) {
        return SERVER.api().post("/api/v1/organizations/signup", form);
    }

    private static Map<String, Object> named(String name) {
        Map<String, Object> form = form(Member.freshEmail());
        form.put("name", name);
        return form;
    }

    private static Map<String, Object> form(String email) {
        return new HashMap<>(Map.of(
                "name",
                "Sharma EV Works",
                "admin_name",
                "Asha Sharma",
                "admin_email",
                email,
                "admin_password",
                Member.PASSWORD));
    }
}
