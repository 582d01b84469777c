package battwheels.flags;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.PlatformAdmin;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Flags at run time, and the rest of what the platform's administration sees. */
class FeatureFlagsTest {
    private static final String FLAGS = "/api/v1/platform/feature-flags";
    private static final String ORGANIZATIONS = "/api/v1/platform/organizations";

    @RegisterExtension
    static final TestServer SERVER =
            new TestServer().with("PLATFORM_ADMIN_EMAIL", PlatformAdmin.EMAIL).with("SIGNUP_PLAN", "starter");

    private static Api admin;

    @BeforeAll
    static void becomePlatformAdmin() {
        admin = PlatformAdmin.of(SERVER);
    }

    @Test
    void aFlagIsOnForThoseItIsSetForAndTheLogTellsWhoDidIt() {
        Member some = SERVER.signUp();
        Member others = SERVER.signUp();

        Answer set = admin.put(
                        FLAGS + "/canary_one",
                        Map.of("mode", "canary", "organizations", List.of(some.organizationId())))
                .mustBe(200);
        assertThat(flag(some, "canary_one")).isTrue();
        assertThat(flag(others, "canary_one")).isFalse();

        admin.put(FLAGS + "/canary_one", Map.of("mode", "on")).mustBe(200);
        assertThat(flag(others, "canary_one")).isTrue();
        assertThat(admin.with("If-Match", set.header("ETag"))
                        .put(FLAGS + "/canary_one", Map.of("mode", "off"))
                        .code())
                .isEqualTo("PRECONDITION_FAILED");

        admin.delete(FLAGS + "/canary_one").mustBe(204);
        assertThat(flag(others, "canary_one")).isFalse();
        assertThat(admin.get(FLAGS + "/canary_one").status()).isEqualTo(404);

        Answer log = admin.get("/api/v1/platform/audit-logs?limit=100").mustBe(200);
        assertThat(log.at("/data").findValuesAsText("type")).contains("flag.set", "flag.deleted");
        assertThat(log.at("/data").findValuesAsText("after")).contains("on", "canary [" + some.organizationId() + "]");
    }

    @Test
    void whatASettingLacksIsSaid() {
        assertThat(admin.put(FLAGS + "/odd", Map.of("mode", "canary")).text("/errors/0/pointer"))
                .isEqualTo("/organizations");
        assertThat(admin.put(FLAGS + "/odd", Map.of("mode", "percentage")).text("/errors/0/pointer"))
                .isEqualTo("/percentage");
        assertThat(admin.put(FLAGS + "/odd", Map.of("mode", "percentage", "percentage", 101))
                        .status())
                .isEqualTo(422);
        assertThat(SERVER.signUp().api().get(FLAGS).code()).isEqualTo("RBAC_DENIED");
    }

    @Test
    void organizationsAreListedByPlanNameAndStanding() {
        Member owner = SERVER.signUp();
        owner.invites("viewer");
        String id = owner.organizationId();
        String slug = admin.get(ORGANIZATIONS + "/" + id).text("/slug");

        Answer found = admin.get(ORGANIZATIONS + "?search=" + slug).mustBe(200);

        assertThat(found.text("/data/0/organization_id")).isEqualTo(id);
        assertThat(found.at("/data/0/member_count").asInt()).isEqualTo(2);
        assertThat(found.text("/data/0/subscription_status")).isEqualTo("trialing");
        assertThat(admin.get(ORGANIZATIONS + "?status=suspended&search=" + slug).at("/data"))
                .isEmpty();
        assertThat(admin.get(ORGANIZATIONS + "?search=.*").at("/data"))
                .as("no pattern")
                .isEmpty();
    }

    @Test
    void aPlanIsChangedAndBothLogsTellIt() {
        Member owner = SERVER.signUp();
        String path = ORGANIZATIONS + "/" + owner.organizationId() + "/plan";

        Answer changed = admin.put(path, Map.of("plan_type", "professional")).mustBe(200);

        assertThat(changed.text("/plan_type")).isEqualTo("professional");
        assertThat(changed.text("/subscription_status")).isEqualTo("active");
        assertThat(changed.at("/plan_expires_at").isNull()).isTrue();
        assertThat(admin.put(path, Map.of("plan_type", "free_trial")).status()).isEqualTo(422);
        Waiting.until(() -> owner.api()
                        .get("/api/v1/audit-logs")
                        .at("/data")
                        .findValuesAsText("event_type")
                        .contains("organization.plan_changed")
                && admin.get("/api/v1/platform/audit-logs?limit=100")
                        .at("/data")
                        .findValuesAsText("type")
                        .contains("organization.plan_changed"));
        Answer metrics = admin.get("/api/v1/platform/metrics").mustBe(200);
        assertThat(metrics.at("/by_plan/professional").asInt()).isPositive();
        assertThat(metrics.at("/monthly_revenue").decimalValue()).isGreaterThanOrEqualTo(new BigDecimal("5999"));
    }

    private static boolean flag(Member member, String key) {
        return member.api()
                .get("/api/v1/organizations/me/feature-flags")
                .at("/flags/" + key)
                .asBoolean(false);
    }
}
