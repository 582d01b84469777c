package battwheels.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {
    private static final String MEMBERS = "/api/v1/organizations/me/members";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void membersAreListedWithNameAndRoleTheOldestFirst() {
        Member owner = SERVER.signUp();
        Member technician = owner.invites("technician");

        Answer all = technician.api().get(MEMBERS);
        Answer technicians = owner.api().get(MEMBERS + "?role=technician");

        assertThat(all.at("/data").findValuesAsText("user_id")).containsExactly(owner.userId(), technician.userId());
        assertThat(all.text("/data/0/name")).isEqualTo("Asha Sharma");
        assertThat(technicians.at("/data").findValuesAsText("email")).containsExactly(technician.email());
    }

    @Test
    void aChangeOfRoleHoldsWithinASecondWithoutANewLogin() {
        Member owner = SERVER.signUp();
        Member member = owner.invites("viewer");
        Waiting.until(() -> member.api().get("/api/v1/organizations/me/invites").status() == 403);

        Answer changed = role(owner, member, "manager");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/role")).isEqualTo("manager");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Waiting.until(() -> member.api().get("/api/v1/organizations/me/invites").status() == 200);
    }

    @Test
    void aRemovedMemberLosesThisOrganizationAndNoOther() {
        Member first = SERVER.signUp();
        Member second = SERVER.signUp();
        Member both = first.invites("manager");
        Member there = second.invites("viewer", both);

        Answer removed = first.api().delete(MEMBERS + "/" + both.userId());

        assertThat(removed.status()).isEqualTo(204);
        Waiting.until(() -> both.api().get(MEMBERS).code().equals("TENANT_ACCESS_DENIED"));
        assertThat(there.api().get(MEMBERS).status()).isEqualTo(200);
        assertThat(both.login(SERVER.api()).text("/current_organization")).isEqualTo(second.organizationId());
        assertThat(first.api().get(MEMBERS + "/" + both.userId()).status()).isEqualTo(404);
    }

    @Test
    void aRemovedMemberMayBeInvitedAgain() {
        Member owner = SERVER.signUp();
        Member member = owner.invites("manager");
        owner.api().delete(MEMBERS + "/" + member.userId()).mustBe(204);

        Member again = owner.invites("viewer", member);

        assertThat(again.userId()).isEqualTo(member.userId());
        Waiting.until(() -> again.api().get(MEMBERS).status() == 200);
    }

    @Test
    void theOwnerIsProtected() {
        Member owner = SERVER.signUp();
        Member admin = owner.invites("admin");

        assertThat(role(admin, owner, "viewer").code()).isEqualTo("OWNER_PROTECTED");
        assertThat(admin.api().delete(MEMBERS + "/" + owner.userId()).code()).isEqualTo("OWNER_PROTECTED");
    }

    @Test
    void nobodyChangesOrRemovesThemselves() {
        Member owner = SERVER.signUp();
        Member admin = owner.invites("admin");

        for (Member self : List.of(owner, admin)) {
            assertThat(role(self, self, "viewer").code()).isEqualTo("SELF_PROTECTED");
            assertThat(self.api().delete(MEMBERS + "/" + self.userId()).code()).isEqualTo("SELF_PROTECTED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "customer", ""})
    void ownershipAndUnknownRolesAreNotHandedOut(String role) {
        Member owner = SERVER.signUp();
        Member member = owner.invites("viewer");

        assertThat(role(owner, member, role).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"manager", "dispatcher", "technician", "accountant", "viewer", "hr"})
    void onlyOwnerAndAdminChangeMembers(String role) {
        Member owner = SERVER.signUp();
        Member asker = owner.invites(role);
        Member other = owner.invites("viewer");

        Answer change = role(asker, other, "technician");
        Answer removal = asker.api().delete(MEMBERS + "/" + other.userId());

        assertThat(change.code()).isEqualTo("RBAC_DENIED");
        assertThat(change.text("/permission")).isEqualTo("org:users:update");
        assertThat(removal.text("/permission")).isEqualTo("org:users:delete");
    }

    @Test
    void aMemberOfAnotherOrganizationIsLikeOneThatDoesNotExist() {
        Member owner = SERVER.signUp();
        Member stranger = SERVER.signUp();

        for (String user : List.of(stranger.userId(), "user_00000000000000000000000000000000", "x")) {
            assertThat(owner.api().get(MEMBERS + "/" + user).status()).isEqualTo(404);
            assertThat(owner.api().delete(MEMBERS + "/" + user).status()).isEqualTo(404);
            assertThat(owner.api()
                            .patch(MEMBERS + "/" + user + "/role", Map.of("role", "viewer"))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theOlderNameOfAdminIsRead() {
        Member owner = SERVER.signUp();
        Member member = owner.invites("viewer");

        assertThat(role(owner, member, "org_admin").text("/role")).isEqualTo("admin");
    }

    @Test
    void aRemovalRepeatedUnderItsKeyIsDone() {
        Member owner = SERVER.signUp();
        Member member = owner.invites("viewer");
        var keyed = owner.api().with("Idempotency-Key", "remove");

        assertThat(keyed.delete(MEMBERS + "/" + member.userId()).status()).isEqualTo(204);
        assertThat(keyed.delete(MEMBERS + "/" + member.userId()).status()).isEqualTo(204);
    }

    private static Answer role(Member asker, Member member, String role) {
        return asker.api().patch(MEMBERS + "/" + member.userId() + "/role", Map.of("role", role));
    }
}
