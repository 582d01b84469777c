package battwheels.tickets;

import static battwheels.tickets.Workshop.NO_TICKET;
import static battwheels.tickets.Workshop.TICKETS;
import static battwheels.tickets.Workshop.body;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Technicians see their own tickets and nobody's; a colleague's is not there, whatever is asked of it. */
class TechnicianViewTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Member owner;
    private static Member ravi;
    private static Member sunil;

    @BeforeAll
    static void open() {
        owner = SERVER.signUp();
        ravi = owner.invites("technician");
        sunil = owner.invites("technician");
    }

    private static Workshop desk() {
        return Workshop.of(owner);
    }

    private static String ticketOf(Member technician, Object... fields) {
        String ticket = desk().open(fields);
        desk().assign(ticket, technician.userId()).mustBe(200);
        return ticket;
    }

    private static String note(Api api, String ticket) {
        return api.post(ticket + "/activities", body("action", "note", "description", "Called"))
                .mustBe(201)
                .header("Location");
    }

    /** Everything a technician may do to a ticket. */
    private static List<Answer> everything(Api api, String ticket, String activity) {
        String entry = ticket + "/activities/" + activity;
        return List.of(
                api.get(ticket),
                api.put(ticket, body("priority", "high")),
                api.put(ticket, body("assigned_technician_id", ravi.userId())),
                api.post(ticket + "/start-work"),
                api.post(ticket + "/complete-work", body("work_summary", "x")),
                api.post(ticket + "/close", body("resolution", "x")),
                api.get(ticket + "/activities"),
                api.post(ticket + "/activities", body("action", "note", "description", "x")),
                api.put(entry, body("description", "x")));
    }

    @Test
    void aColleaguesTicketIsNotThereWhateverIsAsked() {
        String theirs = ticketOf(sunil);
        String entry = note(sunil.api(), theirs).replaceFirst(".*/", "");
        String etag = owner.api().get(theirs).header("ETag");

        for (Api api : List.of(
                ravi.api(),
                ravi.api().with("If-Match", "\"999\""),
                ravi.api().with("If-Match", etag),
                ravi.api().with("If-None-Match", etag),
                ravi.api().with("If-None-Match", "*"),
                ravi.api().with("Idempotency-Key", "k-1"))) {
            List<Answer> hidden = everything(api, theirs, entry);
            List<Answer> unknown = everything(api, NO_TICKET, entry);
            assertThat(hidden).extracting(Answer::code).containsOnly("NOT_FOUND");
            assertThat(hidden)
                    .extracting(Answer::masked)
                    .isEqualTo(unknown.stream().map(Answer::masked).toList());
            assertThat(hidden)
                    .allSatisfy(answer -> assertThat(answer.header("ETag")).isEmpty());
        }
        assertThat(owner.api().get(theirs).header("ETag")).isEqualTo(etag);
    }

    @Test
    void aNoteOfAnotherTicketIsNotThereUnderOnesOwn() {
        String theirs = ticketOf(sunil);
        String mine = ticketOf(ravi);
        String entry = note(sunil.api(), theirs).replaceFirst(".*/", "");
        String path = mine + "/activities/" + entry;

        assertThat(List.of(
                        ravi.api().put(path, body("description", "x")),
                        ravi.api().with("If-Match", "\"999\"").put(path, body("description", "x")),
                        owner.api().with("If-Match", "\"999\"").delete(path),
                        owner.api().delete(path)))
                .extracting(Answer::code)
                .containsOnly("NOT_FOUND");
    }

    @Test
    void whoLostATicketDoesNotGetItBackByRepeatingARequest() {
        String ticket = ticketOf(ravi);
        Api repeating = ravi.api().with("Idempotency-Key", "start");
        repeating.post(ticket + "/start-work").mustBe(200);

        desk().assign(ticket, sunil.userId()).mustBe(200);

        assertThat(repeating.post(ticket + "/start-work").code()).isEqualTo("NOT_FOUND");
        assertThat(sunil.api().get(ticket).status()).isEqualTo(200);
    }

    @Test
    void listsCountsAndHistoryHoldOwnTicketsAndNobodys() {
        Member other = SERVER.signUp();
        Member own = other.invites("technician");
        Member colleague = other.invites("technician");
        Workshop desk = Workshop.of(other);
        String vehicle = desk.vehicle("DL01AB1234");
        String nobodys = desk.open("title", "Nobody's", "vehicle_id", vehicle);
        String hidden = desk.open("title", "A colleague's", "vehicle_id", vehicle);
        String mine = desk.open("title", "Own", "vehicle_id", vehicle);
        desk.assign(hidden, colleague.userId()).mustBe(200);
        desk.assign(mine, own.userId()).mustBe(200);
        Workshop bench = Workshop.of(own);

        Answer list = own.api().get(TICKETS).mustBe(200);
        Answer stats = own.api().get(TICKETS + "/stats").mustBe(200);
        Answer history =
                own.api().get("/api/v1/vehicles/" + vehicle + "/history").mustBe(200);

        assertThat(Workshop.rows(list, "title")).containsExactlyInAnyOrder("Nobody's", "Own");
        assertThat(list.at("/pagination/total_count").asInt()).isEqualTo(2);
        assertThat(stats.at("/total").asInt()).isEqualTo(2);
        assertThat(stats.at("/open").asInt()).isEqualTo(1);
        assertThat(stats.at("/by_status/assigned").asInt()).isEqualTo(1);
        assertThat(bench.listed("?technician_id=" + colleague.userId(), "title"))
                .isEmpty();
        assertThat(bench.listed("?technician_id=" + own.userId(), "title")).containsExactly("Own");
        assertThat(history.at("/tickets"))
                .extracting(ticket -> ticket.path("title").asText())
                .containsExactlyInAnyOrder("Nobody's", "Own");
        assertThat(other.api().get(TICKETS + "/stats").at("/total").asInt()).isEqualTo(3);
        assertThat(own.api().get(nobodys).status()).isEqualTo(200);
    }

    @Test
    void everyOtherRoleThatReadsSeesAll() {
        String ticket = ticketOf(ravi);

        for (String role : List.of("admin", "manager", "dispatcher", "viewer")) {
            assertThat(owner.invites(role).api().get(ticket).status()).isEqualTo(200);
        }
    }

    @Test
    void theDeskDecidesWhoDoesWhatAlsoInAGeneralChange() {
        String nobodys = desk().open();
        String mine = ticketOf(ravi);
        String closed = ticketOf(ravi);
        Workshop bench = Workshop.of(ravi);
        desk().close(closed).mustBe(200);

        Map<String, List<Answer>> refused = Map.of(
                "tickets:assign",
                List.of(
                        bench.assign(nobodys, ravi.userId()),
                        bench.change(nobodys, "assigned_technician_id", ravi.userId()),
                        bench.change(mine, "assigned_technician_id", sunil.userId()),
                        bench.change(mine, "assigned_technician_id", "user_unknown"),
                        bench.change(mine, "assigned_technician_id", ""),
                        bench.change(mine, "status", "open")),
                "tickets:reopen",
                List.of(ravi.api().post(closed + "/reopen"), bench.change(closed, "status", "reopened")),
                "tickets:delete",
                List.of(ravi.api().delete(note(ravi.api(), mine))));

        refused.forEach((permission, answers) -> assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("RBAC_DENIED");
            assertThat(answer.text("/permission")).isEqualTo(permission);
            assertThat(answer.text("/role")).isEqualTo("technician");
        }));
        assertThat(desk().standing(mine)).isEqualTo("assigned");
    }

    @Test
    void aTechnicianWorksOnATicketByGeneralChangesToo() {
        String mine = ticketOf(ravi);
        Workshop bench = Workshop.of(ravi);
        Answer whole = ravi.api().get(mine).mustBe(200);

        assertThat(ravi.api().put(mine, whole.json()).mustBe(200).header("ETag"))
                .isEqualTo(whole.header("ETag"));
        bench.change(mine, "status", "in_progress").mustBe(200);
        bench.change(mine, "status", "pending_parts").mustBe(200);
        bench.change(mine, "status", "closed", "resolution", "Cured").mustBe(200);

        assertThat(bench.standing(mine)).isEqualTo("closed");
    }

    @Test
    void whoMayNotReadTicketsIsToldSo() {
        for (String role : List.of("accountant", "hr")) {
            Api api = owner.invites(role).api();
            assertThat(List.of(
                            api.get(TICKETS),
                            api.get(TICKETS + "/stats"),
                            api.get(NO_TICKET),
                            api.post(TICKETS, body("title", "x"))))
                    .extracting(Answer::code)
                    .containsOnly("RBAC_DENIED");
        }
        assertThat(owner.invites("viewer")
                        .api()
                        .post(TICKETS, body("title", "x"))
                        .text("/permission"))
                .isEqualTo("tickets:create");
    }
}
