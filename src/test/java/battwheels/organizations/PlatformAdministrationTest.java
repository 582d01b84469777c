package battwheels.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.PlatformAdmin;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlatformAdministrationTest {
    private static final String PLATFORM = "/api/v1/platform/organizations/";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("PLATFORM_ADMIN_EMAIL", PlatformAdmin.EMAIL);

    private static Api admin;

    @BeforeAll
    static void becomePlatformAdmin() {
        admin = PlatformAdmin.of(SERVER);
    }

    @Test
    void aSuspendedOrganizationLocksItsMembersOutUntilItIsActivated() {
        Member owner = SERVER.signUp();
        Member stranger = SERVER.signUp();

        Answer suspended = admin.post(PLATFORM + owner.organizationId() + "/suspend");

        assertThat(suspended.status()).isEqualTo(200);
        assertThat(suspended.text("/status")).isEqualTo("suspended");
        awaitCode(owner.api(), "ORG_SUSPENDED");
        assertThat(stranger.api()
                        .organization(owner.organizationId())
                        .get("/api/v1/organizations/me")
                        .code())
                .isEqualTo("TENANT_ACCESS_DENIED");
        assertThat(owner.api()
                        .post("/api/v1/org/switch/" + owner.organizationId())
                        .code())
                .isEqualTo("ORG_SUSPENDED");
        assertThat(owner.api()
                        .post("/api/auth/switch-organization", Map.of("organization_id", owner.organizationId()))
                        .code())
                .isEqualTo("ORG_SUSPENDED");
        Answer again = owner.login(SERVER.api()).mustBe(200);
        assertThat(again.at("/organizations")).isEmpty();
        assertThat(again.text("/current_organization")).isEqualTo(owner.organizationId());
        Api signedInAnew = SERVER.api().token(again.text("/token"));
        assertThat(signedInAnew.get("/api/v1/organizations/me").code()).isEqualTo("ORG_SUSPENDED");
        String renewed = signedInAnew
                .post(
                        "/api/auth/change-password",
                        Map.of("current_password", owner.password(), "new_password", "Charge-8-Scooters"))
                .mustBe(200)
                .text("/token");
        owner = new Member(
                SERVER.api().token(renewed),
                owner.organizationId(),
                owner.userId(),
                owner.email(),
                "Charge-8-Scooters");
        assertThat(owner.api().get("/api/v1/organizations/me").code()).isEqualTo("ORG_SUSPENDED");
        admin.post(PLATFORM + owner.organizationId() + "/activate").mustBe(200);
        awaitCode(owner.api(), "");
    }

    @Test
    void suspendingTwiceIsSuspendingOnce() {
        Member owner = SERVER.signUp();
        String path = PLATFORM + owner.organizationId() + "/suspend";

        String first = admin.post(path).mustBe(200).header("ETag");

        assertThat(admin.post(path).mustBe(200).header("ETag")).isEqualTo(first);
    }

    @Test
    void whatThePlatformDidIsInTheOrganizationsOwnLog() {
        Member owner = SERVER.signUp();
        admin.post(PLATFORM + owner.organizationId() + "/suspend").mustBe(200);
        admin.post(PLATFORM + owner.organizationId() + "/activate").mustBe(200);

        Waiting.until(() -> owner.api()
                .get("/api/v1/audit-logs")
                .at("/data")
                .findValuesAsText("event_type")
                .containsAll(List.of("organization.suspended", "organization.activated")));
    }

    @Test
    void anInvitationToASuspendedOrganizationIsNoUse() {
        Member owner = SERVER.signUp();
        String token = owner.inviteToken("viewer", Member.freshEmail());
        admin.post(PLATFORM + owner.organizationId() + "/suspend").mustBe(200);

        Answer answer = SERVER.api()
                .post("/api/v1/organizations/accept-invite", Map.of("token", token, "password", Member.PASSWORD));

        assertThat(answer.code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void anOrganizationStandsUnderAnotherAndAloneAgain() {
        String child = SERVER.signUp().organizationId();
        String parent = SERVER.signUp().organizationId();

        assertThat(place(child, parent).mustBe(200).text("/parent_organization_id"))
                .isEqualTo(parent);
        assertThat(admin.get(PLATFORM + child).text("/parent_organization_id")).isEqualTo(parent);
        assertThat(place(child, null).mustBe(200).at("/parent_organization_id").isNull())
                .isTrue();
    }

    @Test
    void nobodyStandsAboveThemselves() {
        String top = SERVER.signUp().organizationId();
        String middle = SERVER.signUp().organizationId();
        String bottom = SERVER.signUp().organizationId();
        place(middle, top).mustBe(200);
        place(bottom, middle).mustBe(200);

        for (String below : List.of(top, middle, bottom)) {
            assertThat(place(top, below).code()).isEqualTo("HIERARCHY_CYCLE");
        }
    }

    @Test
    void twoPlacementsAtTheSameMomentCloseNoCircle() {
        for (int round = 0; round < 5; round++) {
            String one = SERVER.signUp().organizationId();
            String other = SERVER.signUp().organizationId();

            List<Integer> answers = Stream.of(List.of(one, other), List.of(other, one))
                    .parallel()
                    .map(pair -> place(pair.getFirst(), pair.getLast()).status())
                    .toList();

            assertThat(answers).contains(409).containsAnyOf(200, 409);
            assertThat(Stream.of(one, other)
                            .map(id -> admin.get(PLATFORM + id).at("/parent_organization_id"))
                            .filter(parent -> !parent.isNull()))
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void aGroupHasAtMostEightLevels() {
        List<String> levels =
                Stream.generate(() -> SERVER.signUp().organizationId()).limit(9).toList();
        for (int level = 1; level < 8; level++) {
            place(levels.get(level), levels.get(level - 1)).mustBe(200);
        }

        Answer answer = place(levels.get(8), levels.get(7));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/parent_organization_id");
    }

    @Test
    void aParentMustExistAndSoMustTheChild() {
        String known = SERVER.signUp().organizationId();
        String unknown = "org_00000000000000000000000000000000";

        assertThat(place(known, unknown).status()).isEqualTo(422);
        assertThat(place(unknown, known).status()).isEqualTo(404);
        assertThat(admin.post(PLATFORM + unknown + "/suspend").status()).isEqualTo(404);
        assertThat(admin.post(PLATFORM + "x/suspend").status()).isEqualTo(404);
        assertThat(admin.get(PLATFORM + unknown).status()).isEqualTo(404);
    }

    @Test
    void anOwnerIsNoPlatformAdmin() {
        Member owner = SERVER.signUp();

        Answer answer = owner.api().post(PLATFORM + owner.organizationId() + "/suspend");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("/permission")).isEqualTo("platform:organizations:manage");
        assertThat(SERVER.api()
                        .post(PLATFORM + owner.organizationId() + "/suspend")
                        .status())
                .isEqualTo(401);
    }

    private static Answer place(String child, @Nullable String parent) {
        return admin.put(PLATFORM + child + "/parent", Collections.singletonMap("parent_organization_id", parent));
    }

    private static void awaitCode(Api api, String code) {
        Waiting.until(() -> api.get("/api/v1/organizations/me").code().equals(code));
    }
}
