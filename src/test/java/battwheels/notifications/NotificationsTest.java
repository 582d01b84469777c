package battwheels.notifications;

import static battwheels.platform.store.Waiting.until;
import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From an event to the people who are to know, over HTTP and mail. */
class NotificationsTest {
    private static final String NOTIFICATIONS = "/api/v1/notifications";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();

    private static List<JsonNode> of(Member member, String kind) {
        Answer list = member.api().get(NOTIFICATIONS + "?kind=" + kind).mustBe(200);
        return StreamSupport.stream(list.at("/data").spliterator(), false).toList();
    }

    private static int unread(Member member) {
        return member.api()
                .get(NOTIFICATIONS + "/unread-count")
                .mustBe(200)
                .at("/unread_count")
                .asInt();
    }

    private static String ticket(Member by) {
        return by.api()
                .post("/api/v1/tickets", Map.of("title", "Does not charge"))
                .mustBe(201)
                .text("/ticket_id");
    }

    @Test
    void thoseOfTheRoleAreToldAndNotWhoeverDidIt() {
        Member technician = owner.invites("technician");
        String ticket = ticket(technician);

        until(() -> !of(owner, "ticket_created").isEmpty());

        JsonNode told = of(owner, "ticket_created").getFirst();
        assertThat(told.path("title").asText()).isEqualTo("New ticket: Does not charge");
        assertThat(told.path("message").asText()).contains("Ravi Kumar opened a ticket");
        assertThat(told.path("subject_id").asText()).isEqualTo(ticket);
        assertThat(of(owner, "invite_accepted")).hasSize(1);
        assertThat(of(technician, "ticket_created")).isEmpty();
    }

    @Test
    void readingOneOrAllTakesThemOffTheCount() {
        Member technician = owner.invites("technician");
        ticket(technician);
        ticket(technician);
        until(() -> unread(owner) == 3);

        String first =
                of(owner, "ticket_created").getFirst().path("notification_id").asText();
        Answer read = owner.api()
                .send("PUT", NOTIFICATIONS + "/" + first + "/read", noBody())
                .mustBe(200);
        assertThat(read.at("/is_read").asBoolean()).isTrue();
        Answer again = owner.api()
                .send("PUT", NOTIFICATIONS + "/" + first + "/read", noBody())
                .mustBe(200);
        assertThat(again.text("/read_at")).isEqualTo(read.text("/read_at"));
        assertThat(unread(owner)).isEqualTo(2);
        assertThat(owner.api()
                        .get(NOTIFICATIONS + "?is_read=false")
                        .at("/pagination/total_count")
                        .asInt())
                .isEqualTo(2);

        owner.api().send("PUT", NOTIFICATIONS + "/mark-all-read", noBody()).mustBe(200);
        assertThat(unread(owner)).isZero();
    }

    @Test
    void whoIsInTwoOrganizationsHearsInEachOfThatOneAlone() {
        Member elsewhere = SERVER.signUp().invites("admin", owner);
        String here = ticket(owner.invites("technician"));
        String there = ticket(elsewhere.invites("technician"));
        until(() -> !of(owner, "ticket_created").isEmpty()
                && !of(elsewhere, "ticket_created").isEmpty());

        assertThat(of(owner, "ticket_created"))
                .extracting(each -> each.path("subject_id").asText())
                .containsExactly(here);
        assertThat(of(elsewhere, "ticket_created"))
                .extracting(each -> each.path("subject_id").asText())
                .containsExactly(there);
        String told = of(elsewhere, "ticket_created")
                .getFirst()
                .path("notification_id")
                .asText();
        assertThat(owner.api()
                        .send("PUT", NOTIFICATIONS + "/" + told + "/read", noBody())
                        .status())
                .isEqualTo(404);
        assertThat(elsewhere
                        .api()
                        .get(NOTIFICATIONS + "/" + "unread-count")
                        .mustBe(200)
                        .at("/unread_count")
                        .asInt())
                .isPositive();
    }

    @Test
    void aNotificationOfAColleagueIsNotThere() {
        Member admin = owner.invites("admin");
        until(() -> unread(owner) == 1);
        String theirs =
                of(owner, "invite_accepted").getFirst().path("notification_id").asText();

        Answer refused = admin.api().send("PUT", NOTIFICATIONS + "/" + theirs + "/read", noBody());

        assertThat(refused.status()).isEqualTo(404);
        assertThat(unread(owner)).isEqualTo(1);
    }

    @Test
    void whoGetsATicketIsMailedOnceUnlessTheyDoNotWantTo() {
        Member technician = owner.invites("technician");
        Member quiet = owner.invites("technician");
        quiet.api()
                .put(
                        NOTIFICATIONS + "/preferences",
                        Map.of(
                                "preferences",
                                List.of(Map.of("kind", "ticket_assigned", "in_app", true, "email", false))))
                .mustBe(200);

        assign(ticket(owner), quiet);
        assign(ticket(owner), technician);

        until(() -> !SERVER.mails().to(technician.email(), "ticket_assigned").isEmpty());
        until(() -> !of(quiet, "ticket_assigned").isEmpty());
        assertThat(SERVER.mails().to(technician.email(), "ticket_assigned")).hasSize(1);
        assertThat(SERVER.mails().to(quiet.email(), "ticket_assigned")).isEmpty();
        assertThat(of(owner, "ticket_assigned")).isEmpty();
    }

    private void assign(String ticket, Member technician) {
        owner.api()
                .post("/api/v1/tickets/" + ticket + "/assign", Map.of("technician_id", technician.userId()))
                .mustBe(200);
    }

    @Test
    void anOrganizationTellsInItsOwnWords() {
        String template = NOTIFICATIONS + "/templates/ticket_created";
        Answer refused = owner.api()
                .put(template, Map.of("title", "{tittle}", "message", "x"))
                .mustBe(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/title");
        owner.api()
                .put(template, Map.of("title", "Work! {title} {priority}", "message", "From {actor}"))
                .mustBe(200);

        ticket(owner.invites("technician"));

        until(() -> !of(owner, "ticket_created").isEmpty());
        assertThat(of(owner, "ticket_created").getFirst().path("title").asText())
                .startsWith("Work! Does not charge");
        owner.api().delete(template).mustBe(204);
        assertThat(owner.api()
                        .get(NOTIFICATIONS + "/templates")
                        .at("/templates/0/customized")
                        .asBoolean())
                .isFalse();
    }
}
