package battwheels.tickets;

import static battwheels.tickets.Workshop.TICKETS;
import static battwheels.tickets.Workshop.body;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Versions and repeats of tickets: who is late is told, and what is sent twice is done once. */
class TicketVersionsTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Member owner;
    private static Member ravi;
    private static Workshop desk;

    @BeforeAll
    static void open() {
        owner = SERVER.signUp();
        ravi = owner.invites("technician");
        desk = Workshop.of(owner);
    }

    private static Api keyed(String key) {
        return owner.api().with("Idempotency-Key", key);
    }

    @Test
    void aVersionAlreadyHeldIsNotSentAgain() {
        Answer made = desk.opened();
        String ticket = Workshop.path(made);
        Api holding = owner.api().with("If-None-Match", made.header("ETag"));

        Answer held = holding.get(ticket);
        assertThat(held.status()).isEqualTo(304);
        assertThat(held.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(held.json().isMissingNode()).isTrue();
        desk.change(ticket, "priority", "high").mustBe(200);

        assertThat(holding.get(ticket).status()).isEqualTo(200);
    }

    @Test
    void everyChangeBasedOnAnOldVersionIsRefused() {
        Answer made = desk.opened();
        String ticket = Workshop.path(made);
        Answer note = desk.api()
                .post(ticket + "/activities", body("action", "note", "description", "Called"))
                .mustBe(201);
        desk.change(ticket, "priority", "high").mustBe(200);
        desk.api()
                .put(note.header("Location"), body("description", "Called twice"))
                .mustBe(200);
        Api late = owner.api().with("If-Match", made.header("ETag"));

        assertThat(List.of(
                        late.put(ticket, body("priority", "low")),
                        late.put(ticket, body("status", "resolved")),
                        late.post(ticket + "/assign", body("technician_id", ravi.userId())),
                        late.post(ticket + "/start-work"),
                        late.post(ticket + "/complete-work", body("work_summary", "x")),
                        late.post(ticket + "/close", body("resolution", "x")),
                        late.post(ticket + "/reopen"),
                        late.put(note.header("Location"), body("description", "x")),
                        late.delete(note.header("Location"))))
                .extracting(Answer::code)
                .containsOnly("PRECONDITION_FAILED");
        assertThat(desk.standing(ticket)).isEqualTo("open");
    }

    @Test
    void aChangeBasedOnTheCurrentVersionIsMadeAndSaysTheNext() {
        Answer made = desk.opened();
        String ticket = Workshop.path(made);

        Answer first = owner.api()
                .with("If-Match", made.header("ETag"))
                .put(ticket, body("priority", "high"))
                .mustBe(200);
        Answer second = owner.api()
                .with("If-Match", "\"999\", " + first.header("ETag"))
                .post(ticket + "/start-work")
                .mustBe(200);

        assertThat(List.of(made, first, second))
                .extracting(answer -> answer.header("ETag"))
                .doesNotHaveDuplicates();
        assertThat(owner.api()
                        .with("If-Match", "*")
                        .put(ticket, body("priority", "low"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void ofManyWhoChangeTheSameVersionOneWins() {
        Answer made = desk.opened();
        String ticket = Workshop.path(made);
        Api same = owner.api().with("If-Match", made.header("ETag"));

        List<Integer> statuses = IntStream.range(0, 12)
                .parallel()
                .mapToObj(n -> same.put(ticket, body("title", "Writer " + n)).status())
                .toList();

        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void aTicketSentTwiceUnderOneKeyIsOneTicket() {
        Answer first =
                keyed("create-1").post(TICKETS, body("title", "Sent twice")).mustBe(201);
        Answer again = keyed("create-1").post(TICKETS, body("title", "Sent twice"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(desk.listed("?limit=100", "title")).containsOnlyOnce("Sent twice");
        assertThat(keyed("create-1").post(TICKETS, body("title", "Another")).code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aRepeatShowsTheTicketAsItIsNowWhateverBecameOfWhatItNamed() {
        String vehicle = desk.vehicle("DL01AB1234");
        var complaint = body("title", "Brake noise", "vehicle_id", vehicle);
        String ticket = Workshop.path(keyed("create-2").post(TICKETS, complaint).mustBe(201));
        desk.close(ticket).mustBe(200);
        owner.api().delete("/api/v1/vehicles/" + vehicle).mustBe(204);

        Answer again = keyed("create-2").post(TICKETS, complaint);

        assertThat(again.status()).isEqualTo(201);
        assertThat(Workshop.path(again)).isEqualTo(ticket);
        assertThat(again.text("/status")).isEqualTo("closed");
    }

    @Test
    void aMoveSentTwiceUnderOneKeyIsMadeOnce() {
        String ticket = desk.open();

        Answer started = keyed("start-1").post(ticket + "/start-work").mustBe(200);
        Answer again = keyed("start-1").post(ticket + "/start-work").mustBe(200);

        assertThat(again.json()).isEqualTo(started.json());
        assertThat(again.header("ETag")).isEqualTo(started.header("ETag"));
        assertThat(keyed("start-2").post(ticket + "/start-work").code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(keyed("start-1")
                        .post(ticket + "/start-work", body("notes", "other"))
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aRepeatedAssignmentIsNotRefusedBecauseTheTechnicianHasLeft() {
        Member leaver = owner.invites("technician");
        String ticket = desk.open();
        var assignment = body("technician_id", leaver.userId());
        Answer first = keyed("assign-1").post(ticket + "/assign", assignment).mustBe(200);
        owner.api()
                .delete("/api/v1/organizations/me/members/" + leaver.userId())
                .mustBe(204);

        Answer again = keyed("assign-1").post(ticket + "/assign", assignment);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(keyed("assign-2").post(ticket + "/assign", assignment).status())
                .isEqualTo(422);
    }

    @Test
    void aKeyIsItsOwnersAlone() {
        Answer mine = keyed("shared").post(TICKETS, body("title", "Mine")).mustBe(201);
        Answer his = ravi.api().with("Idempotency-Key", "shared").post(TICKETS, body("title", "His"));
        Answer theirs = SERVER.signUp().api().with("Idempotency-Key", "shared").post(TICKETS, body("title", "Theirs"));

        assertThat(List.of(mine, his, theirs))
                .extracting(answer -> answer.mustBe(201).text("/ticket_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRefusedRequestMaySucceedLaterUnderTheSameKey() {
        String ticket = desk.open();
        Api key = keyed("later");
        assertThat(key.post(ticket + "/reopen").status()).isEqualTo(409);
        desk.close(ticket).mustBe(200);

        assertThat(key.post(ticket + "/reopen").status()).isEqualTo(200);
    }
}
