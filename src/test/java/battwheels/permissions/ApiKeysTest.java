package battwheels.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.PlatformAdmin;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** API keys from making to revoking: what opens, what does not, and that all that does not is answered alike. */
class ApiKeysTest {
    private static final String KEYS = "/api/v1/api-keys";
    private static final String TICKETS = "/api/v1/tickets";
    private static final SteppedClock CLOCK = new SteppedClock();

    @RegisterExtension
    static final TestServer SERVER = new TestServer()
            .at(CLOCK)
            .with("SIGNUP_PLAN", "professional")
            .with("PLATFORM_ADMIN_EMAIL", PlatformAdmin.EMAIL);

    @Test
    void aKeyDoesWhatItsRoleMayAndItsUseShows() {
        Member owner = SERVER.signUp();
        Answer made = make(owner, "technician");
        Api program = program(made);

        Answer ticket = program.post(TICKETS, Map.of("title", "No charge")).mustBe(201);

        assertThat(program.get("/api/v1/contacts").text("/permission")).isEqualTo("contacts:read");
        assertThat(owner.api().get(TICKETS + "/" + ticket.text("/ticket_id")).status())
                .isEqualTo(200);
        Waiting.until(() -> !key(owner, made).at("/last_used_at").isNull());
        assertThat(key(owner, made).text("/last_used_from")).isEqualTo("127.0.0.1");
        assertThat(key(owner, made).at("/key").isMissingNode()).isTrue();
        assertThat(owner.api().get(KEYS).at("/data")).hasSize(1);
    }

    @Test
    void whatOpensNothingIsAnsweredAlike() {
        Member owner = SERVER.signUp();
        Member stranger = SERVER.signUp();
        String good = make(owner, "technician").text("/key");
        String other = make(stranger, "technician").text("/key");
        String[] part = good.split("\\.");
        Answer over = make(owner, "viewer");
        owner.api().delete(KEYS + "/" + over.text("/key_id")).mustBe(204);
        List<String> bad = List.of(
                over.text("/key"),
                stranger.organizationId() + "." + part[1] + "." + part[2],
                "org_00000000000000000000000000000000." + part[1] + "." + part[2],
                part[0] + ".key_00000000000000000000000000000000." + part[2],
                part[0] + "." + part[1] + "." + other.split("\\.")[2],
                part[0] + "." + part[1] + "." + "A".repeat(43),
                part[0] + "." + part[1],
                good + "x",
                part[0] + ".user" + part[1].substring(3) + "." + part[2],
                "org_");

        Answer first = SERVER.api().token("nonsense").get(TICKETS);

        assertThat(first.status()).isEqualTo(401);
        assertThat(bad).allSatisfy(key -> {
            Answer answer = SERVER.api().token(key).get(TICKETS);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.masked()).isEqualTo(first.masked());
        });
        assertThat(SERVER.api().token(good).get(TICKETS).status()).isEqualTo(200);
    }

    @Test
    void aKeyOpensOneOrganizationAndNoAccount() {
        Member owner = SERVER.signUp();
        Member stranger = SERVER.signUp();
        Api program = program(make(owner, "admin"));

        assertThat(program.organization(stranger.organizationId()).get(TICKETS).code())
                .isEqualTo("TENANT_ACCESS_DENIED");
        assertThat(program.organization(owner.organizationId()).get(TICKETS).status())
                .isEqualTo(200);
        assertThat(program.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(program.get("/api/v1/platform/users/" + owner.userId()).status())
                .isEqualTo(401);
        assertThat(SERVER.api()
                        .with("Cookie", "session_token=" + program.token())
                        .get(TICKETS)
                        .status())
                .as("as a cookie")
                .isEqualTo(401);
    }

    @Test
    void aKeyDecidesNothingAboutPeople() {
        Member owner = SERVER.signUp();
        Api program = program(make(owner, "admin"));

        assertThat(program.post(KEYS, Map.of("name", "Another", "role", "admin"))
                        .text("/permission"))
                .isEqualTo("api_keys:manage");
        assertThat(program.post(
                                "/api/v1/organizations/me/invite",
                                Map.of("email", Member.freshEmail(), "name", "Me", "role", "admin"))
                        .code())
                .isEqualTo("RBAC_DENIED");
        assertThat(program.post(
                                "/api/v1/permissions/roles",
                                Map.of("name", "Mine", "permissions", List.of("contacts:read")))
                        .code())
                .isEqualTo("RBAC_DENIED");
    }

    @Test
    void nobodyGetsASecretForWhatTheyDoNotHold() {
        Member owner = SERVER.signUp();
        String keeper = role(owner, "Keeper", "api_keys:manage", "api_keys:read", "contacts:read");
        Member holder = owner.invites(keeper);
        Answer strong = make(owner, "admin");

        assertThat(holder.api().post(KEYS, Map.of("name", "K", "role", "admin")).code())
                .isEqualTo("RBAC_DENIED");
        assertThat(holder.api()
                        .post(KEYS + "/" + strong.text("/key_id") + "/rotate", Map.of())
                        .code())
                .isEqualTo("RBAC_DENIED");
        assertThat(owner.api().post(KEYS, Map.of("name", "K", "role", "owner")).text("/errors/0/pointer"))
                .isEqualTo("/role");
        assertThat(holder.api().post(KEYS, Map.of("name", "K", "role", keeper)).status())
                .isEqualTo(201);
    }

    @Test
    void afterARotationBothSecretsWorkForTheOverlap() {
        Member owner = SERVER.signUp();
        Answer first = make(owner, "technician");
        String path = KEYS + "/" + first.text("/key_id") + "/rotate";

        Answer second = owner.api().post(path, Map.of("overlap_hours", 2)).mustBe(200);

        assertThat(program(first).get(TICKETS).status()).isEqualTo(200);
        assertThat(program(second).get(TICKETS).status()).isEqualTo(200);
        CLOCK.advance(Duration.ofHours(2).plusSeconds(2));
        assertThat(program(first).get(TICKETS).status()).isEqualTo(401);
        assertThat(program(second).get(TICKETS).status()).isEqualTo(200);
        Answer third = owner.api().post(path, Map.of("overlap_hours", 0)).mustBe(200);
        CLOCK.advance(Duration.ofSeconds(2));
        assertThat(program(second).get(TICKETS).status()).isEqualTo(401);
        assertThat(program(third).get(TICKETS).status()).isEqualTo(200);
    }

    @Test
    void aKeyExpiresAndARevokedOneEndsWithinASecond() {
        Member owner = SERVER.signUp();
        Answer day = owner.api()
                .post(KEYS, Map.of("name", "A day", "role", "technician", "expires_in_days", 1))
                .mustBe(201);
        Answer revoked = make(owner, "technician");
        program(revoked).get(TICKETS).mustBe(200);
        program(day).get(TICKETS).mustBe(200);

        owner.api().delete(KEYS + "/" + revoked.text("/key_id")).mustBe(204);
        CLOCK.advance(Duration.ofMillis(1_100));
        assertThat(program(revoked).get(TICKETS).status()).isEqualTo(401);

        CLOCK.advance(Duration.ofDays(1));
        assertThat(program(day).get(TICKETS).status()).isEqualTo(401);
        assertThat(key(owner, day).text("/status")).isEqualTo("expired");
        assertThat(owner.api()
                        .post(KEYS + "/" + day.text("/key_id") + "/rotate", Map.of())
                        .code())
                .isEqualTo("ILLEGAL_MOVE");
    }

    @Test
    void aRoleWithAKeyIsInUse() {
        Member owner = SERVER.signUp();
        String role = role(owner, "Desk", "tickets:read");
        Answer made = make(owner, role);

        Answer refused = owner.api().delete("/api/v1/permissions/roles/" + role);
        owner.api().delete(KEYS + "/" + made.text("/key_id")).mustBe(204);

        assertThat(refused.code()).isEqualTo("IN_USE");
        assertThat(refused.at("/api_keys").asInt()).isEqualTo(1);
        assertThat(owner.api().delete("/api/v1/permissions/roles/" + role).status())
                .isEqualTo(204);
    }

    @Test
    void aRepeatedRequestShowsNoSecretAndMakesNoSecondKey() {
        Member owner = SERVER.signUp();
        Api keyed = owner.api().with("Idempotency-Key", "once");

        keyed.post(KEYS, Map.of("name", "K", "role", "viewer")).mustBe(201);
        Answer again = keyed.post(KEYS, Map.of("name", "K", "role", "viewer"));

        assertThat(again.code()).isEqualTo("IDEMPOTENCY_COMPLETED");
        assertThat(again.at("/api_key/key").isMissingNode()).isTrue();
        assertThat(owner.api().get(KEYS).at("/data")).hasSize(1);
    }

    @Test
    void theAuditLogShowsNoHash() {
        Member owner = SERVER.signUp();
        String secret = make(owner, "viewer").text("/key").split("\\.")[2];

        Waiting.until(() -> owner.api()
                .get("/api/v1/audit-logs")
                .at("/data")
                .findValuesAsText("event_type")
                .contains("api_key.created"));
        String log = owner.api().get("/api/v1/audit-logs").json().toString();

        assertThat(Stream.of(secret, "previous_hash\":\"")).noneMatch(log::contains);
        assertThat(log).doesNotContainPattern("secret_hash[^}]*[A-Za-z0-9_-]{43}");
    }

    private static Answer make(Member owner, String role) {
        return owner.api().post(KEYS, Map.of("name", "Parts", "role", role)).mustBe(201);
    }

    private static Answer key(Member owner, Answer made) {
        return owner.api().get(KEYS + "/" + made.text("/key_id")).mustBe(200);
    }

    private static Api program(Answer made) {
        return SERVER.api().token(made.text("/key"));
    }

    private static String role(Member owner, String name, String... permissions) {
        return owner.api()
                .post("/api/v1/permissions/roles", Map.of("name", name, "permissions", List.of(permissions)))
                .mustBe(201)
                .text("/role_id");
    }
}
