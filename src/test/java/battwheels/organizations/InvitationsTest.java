package battwheels.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationsTest {
    private static final String INVITE = "/api/v1/organizations/me/invite";
    private static final String INVITES = "/api/v1/organizations/me/invites";
    private static final String ACCEPT = "/api/v1/organizations/accept-invite";
    private static final SteppedClock CLOCK = new SteppedClock();

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK);

    @Test
    void anInvitationAnswersItsLinkOnceAndMailsIt() {
        Member owner = SERVER.signUp();
        String email = Member.freshEmail();

        Answer invited = invite(owner, email, "technician");

        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.text("/invite_id")).startsWith("invite_");
        assertThat(invited.text("/expires_at"))
                .isEqualTo(CLOCK.instant().plus(Duration.ofDays(7)).toString().replace("Z", ".000Z"));
        String token = invited.text("/invite_link").replaceFirst(".*\\?token=", "");
        assertThat(SERVER.mails().token(email, "invitation", 1)).isEqualTo(token);
        Answer list = owner.api().get(INVITES);
        assertThat(list.text("/data/0/status")).isEqualTo("pending");
        assertThat(list.json().toString()).doesNotContain(token).doesNotContain("hash");
        Answer log = owner.api().get("/api/v1/audit-logs?event_type=member.invited");
        assertThat(log.at("/data")).hasSize(1);
        assertThat(log.json().toString()).contains("\"***\"").doesNotContain(token);
    }

    @Test
    void somebodyNewIsCreatedAndSignedIn() {
        Member owner = SERVER.signUp();
        String email = Member.freshEmail();

        Answer accepted = SERVER.api()
                .post(
                        ACCEPT,
                        Map.of(
                                "token",
                                owner.inviteToken("accountant", email),
                                "password",
                                "Torque-7",
                                "name",
                                "Meera Rao"));

        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.text("/user/name")).isEqualTo("Meera Rao");
        assertThat(accepted.text("/user/email")).isEqualTo(email);
        assertThat(accepted.text("/user/role")).isEqualTo("accountant");
        assertThat(accepted.text("/current_organization")).isEqualTo(owner.organizationId());
        assertThat(owner.api().get(INVITES).text("/data/0/status")).isEqualTo("accepted");
    }

    @Test
    void anExistingAccountMustProveItsPassword() {
        Member owner = SERVER.signUp();
        Member other = SERVER.signUp();
        String token = owner.inviteToken("manager", other.email());

        Answer wrong = accept(token, "Not-This-1");
        Answer right = accept(token, other.password());

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("LOGIN_REFUSED");
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.text("/user/user_id")).isEqualTo(other.userId());
        assertThat(right.at("/organizations")).hasSize(2);
        assertThat(right.text("/current_organization")).isEqualTo(owner.organizationId());
    }

    @Test
    void aWrongPasswordAtALinkCountsAsAFailedLogin() {
        Member owner = SERVER.signUp();
        Member other = SERVER.signUp();
        String token = owner.inviteToken("manager", other.email());
        for (int guess = 0; guess < 5; guess++) {
            accept(token, "Not-This-1").mustBe(401);
        }

        assertThat(accept(token, other.password()).code()).isEqualTo("LOGIN_LOCKED");
        assertThat(other.login(SERVER.api()).code()).isEqualTo("LOGIN_LOCKED");
    }

    @Test
    void aLinkWorksOnce() {
        Member owner = SERVER.signUp();
        String token = owner.inviteToken("viewer", Member.freshEmail());
        accept(token, Member.PASSWORD).mustBe(200);

        assertThat(accept(token, Member.PASSWORD).code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void aLinkUsedManyTimesAtTheSameMomentMakesOneMember() {
        Member owner = SERVER.signUp();
        String token = owner.inviteToken("viewer", Member.freshEmail());

        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(each -> accept(token, Member.PASSWORD).status())
                .toList();

        assertThat(answers).contains(200).containsAnyOf(200, 400);
        assertThat(owner.api().get("/api/v1/organizations/me/members").at("/data"))
                .hasSize(2);
    }

    @Test
    void aLinkOfARemovedMemberLetsNobodyBackIn() {
        Member owner = SERVER.signUp();
        String token = owner.inviteToken("viewer", Member.freshEmail());
        String user = accept(token, Member.PASSWORD).mustBe(200).text("/user/user_id");
        owner.api().delete("/api/v1/organizations/me/members/" + user).mustBe(204);

        assertThat(accept(token, Member.PASSWORD).code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void aLinkIsGoodForAWeekAndThenMakesRoomForAnother() {
        Member owner = SERVER.signUp();
        String email = Member.freshEmail();
        String token = owner.inviteToken("viewer", email);
        CLOCK.advance(Duration.ofDays(7));
        Member later = again(owner);

        Answer late = accept(token, Member.PASSWORD);

        assertThat(late.status()).isEqualTo(400);
        assertThat(late.code()).isEqualTo("LINK_INVALID");
        assertThat(later.api().get(INVITES + "?status=expired").at("/data")).hasSize(1);
        assertThat(invite(later, email, "viewer").status()).isEqualTo(201);
        assertThat(later.api().get(INVITES + "?status=pending").at("/data")).hasSize(1);
    }

    @Test
    void aWithdrawnInvitationIsGone() {
        Member owner = SERVER.signUp();
        String email = Member.freshEmail();
        String token = owner.inviteToken("viewer", email);
        String id = owner.api().get(INVITES).text("/data/0/invite_id");

        owner.api().delete(INVITES + "/" + id).mustBe(204);

        assertThat(accept(token, Member.PASSWORD).code()).isEqualTo("LINK_INVALID");
        assertThat(owner.api().get(INVITES).at("/data")).isEmpty();
        assertThat(owner.api().delete(INVITES + "/" + id).status()).isEqualTo(404);
        assertThat(invite(owner, email, "viewer").status()).isEqualTo(201);
    }

    @Test
    void anAcceptedInvitationIsNotWithdrawn() {
        Member owner = SERVER.signUp();
        owner.invites("viewer");
        String id = owner.api().get(INVITES).text("/data/0/invite_id");

        assertThat(owner.api().delete(INVITES + "/" + id).code()).isEqualTo("ILLEGAL_MOVE");
    }

    @Test
    void whoIsHereOrInvitedIsNotInvited() {
        Member owner = SERVER.signUp();
        Member member = owner.invites("viewer");
        String email = Member.freshEmail();
        invite(owner, email, "viewer").mustBe(201);

        assertThat(invite(owner, member.email().toUpperCase(java.util.Locale.ROOT), "hr")
                        .code())
                .isEqualTo("ALREADY_MEMBER");
        assertThat(invite(owner, email, "manager").code()).isEqualTo("ALREADY_INVITED");
        assertThat(invite(SERVER.signUp(), email, "manager").status()).isEqualTo(201);
    }

    @Test
    void ofManyInvitationsOfOneAddressExactlyOneStands() {
        Member owner = SERVER.signUp();
        String email = Member.freshEmail();

        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(each -> invite(owner, email, "viewer").status())
                .toList();

        assertThat(answers)
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, admin, 201",
        "owner, org_admin, 201",
        "admin, admin, 201",
        "manager, manager, 201",
        "manager, hr, 201",
        "manager, admin, 403",
        "technician, viewer, 403",
        "viewer, viewer, 403"
    })
    void nobodyInvitesAboveThemselves(String inviter, String role, int status) {
        Member owner = SERVER.signUp();
        Member asker = inviter.equals("owner") ? owner : owner.invites(inviter);

        Answer answer = invite(asker, Member.freshEmail(), role);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.code()).isEqualTo("RBAC_DENIED");
            assertThat(answer.text("/permission")).isEqualTo("org:invitations:create");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "customer", "boss"})
    void nobodyIsInvitedAsOwnerOrByAnUnknownRole(String role) {
        assertThat(invite(SERVER.signUp(), Member.freshEmail(), role).status()).isEqualTo(422);
    }

    @Test
    void onlyThoseWhoInviteSeeAndWithdrawInvitations() {
        Member owner = SERVER.signUp();
        Member technician = owner.invites("technician");
        owner.inviteToken("viewer", Member.freshEmail());
        String id = owner.api().get(INVITES + "?status=pending").text("/data/0/invite_id");

        assertThat(technician.api().get(INVITES).status()).isEqualTo(403);
        assertThat(technician.api().delete(INVITES + "/" + id).status()).isEqualTo(403);
        assertThat(SERVER.signUp().api().delete(INVITES + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void aRepeatUnderTheSameKeyShowsTheInvitationAndNoLink() {
        Member owner = SERVER.signUp();
        var keyed = owner.api().with("Idempotency-Key", "invite-once");
        var form = Map.of("email", Member.freshEmail(), "name", "Ravi", "role", "viewer");
        Answer first = keyed.post(INVITE, form).mustBe(201);

        Answer second = keyed.post(INVITE, form);

        assertThat(second.code()).isEqualTo("IDEMPOTENCY_COMPLETED");
        assertThat(second.text("/invitation/invite_id")).isEqualTo(first.text("/invite_id"));
        assertThat(second.json().toString()).doesNotContain("token=");
    }

    @Test
    void anAcceptanceRepeatedUnderItsKeySaysThatItIsDone() {
        Member owner = SERVER.signUp();
        var form = Map.of("token", owner.inviteToken("viewer", Member.freshEmail()), "password", Member.PASSWORD);
        var keyed = SERVER.api().with("Idempotency-Key", "accept-once");
        keyed.post(ACCEPT, form).mustBe(200);

        assertThat(keyed.post(ACCEPT, form).code()).isEqualTo("IDEMPOTENCY_COMPLETED");
    }

    @Test
    void aWeakPasswordForANewAccountIsRefusedAndTheLinkStaysGood() {
        Member owner = SERVER.signUp();
        String token = owner.inviteToken("viewer", Member.freshEmail());

        assertThat(accept(token, "short").text("/errors/0/pointer")).isEqualTo("/password");
        assertThat(accept(token, Member.PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "org_00000000000000000000000000000000.invite_00000000000000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "invite_00000000000000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoLinkIsRefused(String token) {
        assertThat(accept(token, Member.PASSWORD).code()).isEqualTo("LINK_INVALID");
    }

    private static Answer invite(Member inviter, String email, String role) {
        return inviter.api().post(INVITE, Map.of("email", email, "name", "Ravi Kumar", "role", role));
    }

    private static Answer accept(String token, String password) {
        return SERVER.api().post(ACCEPT, Map.of("token", token, "password", password));
    }

    /** Signed in anew: a week is as long as a token lives. */
    private static Member again(Member member) {
        String token = member.login(SERVER.api()).mustBe(200).text("/token");
        return new Member(
                SERVER.api().token(token), member.organizationId(), member.userId(), member.email(), member.password());
    }
}
