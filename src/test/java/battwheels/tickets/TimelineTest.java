package battwheels.tickets;

import static battwheels.tickets.Workshop.NO_TICKET;
import static battwheels.tickets.Workshop.body;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ticket's timeline over HTTP: what the product writes there stays, what people write is corrected in the open. */
class TimelineTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Member owner;
    private static Member ravi;
    private static Workshop desk;

    private String ticket;
    private String timeline;

    @BeforeAll
    static void open() {
        owner = SERVER.signUp();
        ravi = owner.invites("technician");
        desk = Workshop.of(owner);
    }

    @BeforeEach
    void takeIn() {
        ticket = desk.open();
        timeline = ticket + "/activities";
    }

    private Answer note(Api api, String text) {
        return api.post(timeline, body("action", "call", "description", text)).mustBe(201);
    }

    private Answer read() {
        return desk.api().get(timeline + "?limit=100").mustBe(200);
    }

    private String written() {
        List<String> automatic = new ArrayList<>();
        read().at("/data").forEach(entry -> {
            if (entry.path("automatic").asBoolean()) {
                automatic.add(entry.path("activity_id").asText());
            }
        });
        return timeline + "/" + automatic.getFirst();
    }

    @Test
    void everyChangeHasLeftItsEntryWhenItsAuthorReadsTheTimeline() {
        desk.assign(ticket, ravi.userId()).mustBe(200);
        ravi.api().post(ticket + "/start-work", body("notes", "Pack opened")).mustBe(200);
        desk.change(ticket, "priority", "high", "category", "battery").mustBe(200);
        Workshop.of(ravi).complete(ticket).mustBe(200);
        desk.close(ticket).mustBe(200);
        desk.api().post(ticket + "/reopen", body("reason", "It is back")).mustBe(200);

        JsonNode entries = read().at("/data");

        assertThat(entries)
                .extracting(entry -> entry.path("description").asText())
                .containsExactly(
                        "Created: Scooter does not charge.",
                        "Assigned to Ravi Kumar.",
                        "Moved from open to assigned.",
                        "Moved from assigned to in_progress: Pack opened",
                        "Changed category, priority.",
                        "Changed work_summary.",
                        "Moved from in_progress to work_completed.",
                        "Changed resolution.",
                        "Moved from work_completed to closed.",
                        "Resolution: Charging port replaced",
                        "Moved from closed to reopened: It is back");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.path("automatic").asBoolean()).isTrue();
            assertThat(entry.path("ticket_id").asText()).isEqualTo(ticket.replaceFirst(".*/", ""));
            assertThat(entry.path("edited_at").isNull()).isTrue();
        });
        assertThat(entries.get(3).path("user_id").asText()).isEqualTo(ravi.userId());
        assertThat(entries.get(3).path("user_name").asText()).isEqualTo("Ravi Kumar");
        assertThat(entries.get(0).path("user_id").asText()).isEqualTo(owner.userId());
    }

    @Test
    void aCorrectedNoteShowsWhatItSaidBefore() {
        Answer made = note(ravi.api(), "Customer agrees");
        String path = made.header("Location");

        Answer edited = ravi.api()
                .put(path, body("description", "Customer agrees to a new port"))
                .mustBe(200);
        Answer twice = ravi.api()
                .put(path, body("description", "Customer agrees by mail"))
                .mustBe(200);

        assertThat(made.at("/edits")).isEmpty();
        assertThat(made.text("/user_name")).isEqualTo("Ravi Kumar");
        assertThat(edited.text("/timestamp")).isEqualTo(made.text("/timestamp"));
        assertThat(twice.text("/edited_at")).isNotEmpty();
        assertThat(twice.at("/edits"))
                .extracting(edit -> edit.path("description").asText())
                .containsExactly("Customer agrees", "Customer agrees to a new port");
        assertThat(read().at("/data").get(1)).isEqualTo(twice.json());
        assertThat(ravi.api()
                        .put(path, body("description", "Customer agrees by mail"))
                        .header("ETag"))
                .isEqualTo(twice.header("ETag"));
    }

    @Test
    void onlyItsAuthorCorrectsANote() {
        String path = note(ravi.api(), "Customer agrees").header("Location");

        Answer refused = desk.api().put(path, body("description", "Customer refuses"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/detail")).contains("Ravi Kumar");
        assertThat(read().at("/data/1/description").asText()).isEqualTo("Customer agrees");
    }

    @Test
    void aNoteIsTakenOffAndStaysOff() {
        Answer made = note(ravi.api(), "Wrong ticket");
        String path = made.header("Location");

        desk.api().with("If-Match", made.header("ETag")).delete(path).mustBe(204);

        assertThat(read().at("/data")).hasSize(1);
        assertThat(List.of(desk.api().delete(path), ravi.api().put(path, body("description", "x"))))
                .extracting(Answer::code)
                .containsOnly("NOT_FOUND");
    }

    @Test
    void whatTheProductWroteIsNeitherEditedNorDeleted() {
        String path = written();

        assertThat(List.of(
                        desk.api().put(path, body("description", "x")),
                        desk.api().delete(path)))
                .allSatisfy(refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused.code()).isEqualTo("ILLEGAL_MOVE");
                    assertThat(refused.at("/legal_moves")).isEmpty();
                });
        assertThat(read().at("/data")).hasSize(1);
    }

    @Test
    void aNoteSentTwiceUnderOneKeyIsOneNote() {
        Api once = ravi.api().with("Idempotency-Key", "note of " + ticket.hashCode());

        Answer refused = once.post(timeline, body("action", "call", "description", "x"));
        assertThat(refused.code()).isEqualTo("MALFORMED_REQUEST");
        Api keyed = ravi.api().with("Idempotency-Key", "note-of-" + ticket.hashCode());
        Answer first = note(keyed, "Once");
        Answer again = note(keyed, "Once");
        Api deleting = desk.api().with("Idempotency-Key", "off-" + ticket.hashCode());

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(read().at("/data")).hasSize(2);
        deleting.delete(first.header("Location")).mustBe(204);
        deleting.delete(first.header("Location")).mustBe(204);
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', /action",
        "'{\"action\": \"call\"}', /description",
        "'{\"action\": \" \", \"description\": \"x\"}', /action",
        "'{\"action\": \"call\", \"description\": \"\"}', /description",
        "'{\"type\": \"note\", \"content\": \"x\"}', /action"
    })
    void aNoteNeedsItsKindAndItsWords(String body, String pointer) {
        Answer refused = desk.api().post(timeline, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void aCorrectionNeedsItsWords() {
        String path = note(desk.api(), "Called").header("Location");

        assertThat(desk.api().put(path, body("description", "  ")).text("/errors/0/pointer"))
                .isEqualTo("/description");
        assertThat(desk.api().put(path, "{}").text("/errors/0/pointer")).isEqualTo("/description");
    }

    @Test
    void aNoteIsFoundUnderItsOwnTicketAlone() {
        String entry = note(desk.api(), "Called").header("Location").replaceFirst(".*/", "");
        String elsewhere = desk.open();

        assertThat(List.of(
                        desk.api().put(elsewhere + "/activities/" + entry, body("description", "x")),
                        desk.api().delete(elsewhere + "/activities/" + entry),
                        desk.api().delete(NO_TICKET + "/activities/" + entry),
                        desk.api().get(NO_TICKET + "/activities")))
                .extracting(Answer::code)
                .containsOnly("NOT_FOUND");
        assertThat(desk.api().get(elsewhere + "/activities").at("/data")).hasSize(1);
    }

    @Test
    void theTimelineRunsBothWaysAndByCursor() {
        for (int n = 1; n <= 5; n++) {
            note(desk.api(), "Note " + n);
        }

        Answer page = desk.api().get(timeline + "?limit=2").mustBe(200);
        List<String> seen = new ArrayList<>(Workshop.rows(page, "description"));
        while (page.at("/pagination/has_next").asBoolean()) {
            page = desk.api()
                    .get(timeline + "?limit=2&cursor=" + page.text("/pagination/next_cursor"))
                    .mustBe(200);
            seen.addAll(Workshop.rows(page, "description"));
        }

        assertThat(seen)
                .containsExactly("Created: Scooter does not charge.", "Note 1", "Note 2", "Note 3", "Note 4", "Note 5");
        assertThat(Workshop.rows(desk.api().get(timeline + "?sort_order=desc"), "description"))
                .isEqualTo(seen.reversed());
        assertThat(desk.api().get(timeline + "?sort_by=action").status()).isEqualTo(400);
    }

    @Test
    void aNoteStaysPossibleWhenTheTicketIsClosed() {
        desk.close(ticket).mustBe(200);

        assertThat(note(desk.api(), "Customer is happy").status()).isEqualTo(201);
        assertThat(owner.invites("viewer")
                        .api()
                        .post(timeline, body("action", "a", "description", "b"))
                        .code())
                .isEqualTo("RBAC_DENIED");
    }
}
