package battwheels.events;

import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.events.Listening.Heard;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveEventsTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static String ticket(Member member) {
        return member.api()
                .post("/api/v1/tickets", Map.of("title", "Does not charge"))
                .mustBe(201)
                .text("/ticket_id");
    }

    @Test
    void anEventAppearsAsItHappensWithItsSequenceAndTypeAndInNoOtherOrganization() throws Exception {
        Member owner = SERVER.signUp();
        Member stranger = SERVER.signUp();
        try (Listening live = Listening.at(SERVER.url(), owner, "");
                Listening elsewhere = Listening.at(SERVER.url(), stranger, "")) {
            assertThat(live.status()).isEqualTo(200);
            String ticket = ticket(owner);
            owner.api().post("/api/v1/tickets/" + ticket + "/close", Map.of("resolution", "Fuse replaced"));
            until(() -> live.types().contains("ticket.closed"));

            Heard created = live.heard().stream()
                    .filter(heard -> heard.event().equals("ticket.created"))
                    .findFirst()
                    .orElseThrow();
            assertThat(created.data().get("sequence").asText()).isEqualTo(created.id());
            assertThat(created.data().get("data").get("ticket_id").asText()).isEqualTo(ticket);
            assertThat(live.heard().stream().map(heard -> Long.parseLong(heard.id())))
                    .isSorted()
                    .doesNotHaveDuplicates();

            String theirs = ticket(stranger);
            until(() -> elsewhere.types().contains("ticket.created"));
            assertThat(elsewhere.heard())
                    .allMatch(heard -> !heard.data().toString().contains(ticket));
            assertThat(live.heard()).noneMatch(heard -> heard.data().toString().contains(theirs));
        }
    }

    @Test
    void aBrokenConnectionGoesOnBehindItsLastEventWithoutGapOrRepetition() throws Exception {
        Member owner = SERVER.signUp();
        ticket(owner);
        List<String> whole;
        try (Listening live = Listening.at(SERVER.url(), owner, "?after_sequence=0")) {
            until(() -> live.types().contains("ticket.created"));
            whole = ids(live);
        }
        String last = whole.getLast();
        for (int i = 0; i < 3; i++) {
            ticket(owner);
        }
        try (Listening again = Listening.after(SERVER.url(), owner, last)) {
            ticket(owner);
            until(() -> again.types().stream().filter("ticket.created"::equals).count() == 4);
            assertThat(ids(again)).doesNotContain(last);
            assertThat(Long.parseLong(ids(again).getFirst())).isEqualTo(Long.parseLong(last) + 1);
        }
    }

    private static List<String> ids(Listening live) {
        return live.heard().stream().map(Heard::id).toList();
    }

    @Test
    void onlyKindsOneMaySeeAreHeardAndARoleChangedIsHeededOnTheWay() throws Exception {
        Member owner = SERVER.signUp();
        Member member = owner.invites("hr");
        try (Listening live = Listening.at(SERVER.url(), member, "")) {
            ticket(owner);
            owner.api()
                    .patch("/api/v1/organizations/me/members/" + member.userId() + "/role", Map.of("role", "manager"))
                    .mustBe(200);
            until(() -> live.types().contains("member.role_changed"));
            assertThat(live.types()).doesNotContain("ticket.created");
            until(() -> {
                ticket(owner);
                return live.types().contains("ticket.created");
            });
        }
    }

    @Test
    void whoIsRemovedOrSignsOutHearsNoMore() throws Exception {
        Member owner = SERVER.signUp();
        Member removed = owner.invites("manager");
        Member leaving = owner.invites("manager");
        try (Listening first = Listening.at(SERVER.url(), removed, "");
                Listening second = Listening.at(SERVER.url(), leaving, "")) {
            assertThat(first.isOver()).isFalse();
            owner.api()
                    .delete("/api/v1/organizations/me/members/" + removed.userId())
                    .mustBe(204);
            leaving.api().post("/api/auth/logout", Map.of());
            until(() -> first.isOver() && second.isOver());
        }
    }

    @Test
    void anOrganizationHasSoManyListenersAndNoMore() throws Exception {
        Member owner = SERVER.signUp();
        List<Listening> all = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                all.add(Listening.at(SERVER.url(), owner, "?after_sequence=0"));
            }
            until(() -> all.stream().allMatch(live -> !live.heard().isEmpty()));
            try (Listening oneMore = Listening.at(SERVER.url(), owner, "")) {
                assertThat(oneMore.status()).isEqualTo(429);
            }
            try (Listening neighbour = Listening.at(SERVER.url(), SERVER.signUp(), "")) {
                assertThat(neighbour.status()).isEqualTo(200);
            }
            all.removeLast().close();
            until(() -> listens(owner));
        } finally {
            all.forEach(Listening::close);
        }
    }

    private static boolean listens(Member owner) {
        try (Listening again = Listening.at(SERVER.url(), owner, "")) {
            return again.status() == 200;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
