package battwheels.tickets;

import static battwheels.tickets.Workshop.body;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A ticket's life over HTTP: every move there is, and none beside the table. */
class TicketLifeTest {
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

    private static List<String> texts(Answer answer, String pointer) {
        List<String> texts = new ArrayList<>();
        answer.at(pointer).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /** Leads a new ticket to a state, by general changes alone. */
    private static String ticketIn(TicketState state) {
        String ticket = desk.open();
        for (TicketState to : TicketPaths.to(state)) {
            move(ticket, to).mustBe(200);
        }
        return ticket;
    }

    private static Answer move(String ticket, TicketState to) {
        return switch (to) {
            case ASSIGNED -> desk.change(ticket, "status", to.wireName(), "assigned_technician_id", ravi.userId());
            case CLOSED -> desk.change(ticket, "status", to.wireName(), "resolution", "Port replaced");
            default -> desk.change(ticket, "status", to.wireName());
        };
    }

    @Test
    void aTicketGoesFromTheCounterToItsCloseAndComesBackOnce() {
        String ticket = desk.open();
        Api bench = ravi.api();

        Answer assigned = desk.assign(ticket, ravi.userId()).mustBe(200);
        assertThat(assigned.text("/status")).isEqualTo("assigned");
        assertThat(assigned.text("/assigned_technician_id")).isEqualTo(ravi.userId());
        assertThat(assigned.text("/assigned_technician_name")).isEqualTo("Ravi Kumar");

        Answer started = bench.post(ticket + "/start-work").mustBe(200);
        assertThat(started.text("/status")).isEqualTo("in_progress");
        assertThat(started.text("/work_started_at")).isNotEmpty();

        Answer completed = bench.post(ticket + "/complete-work", """
                        {"work_summary": "Port replaced", "labor_hours": 1.25, "notes": "Tested three cycles",
                         "parts_used": [{"name": "Port 6 pin", "quantity": 0.125}, "Cable tie"]}
                        """).mustBe(200);
        assertThat(completed.text("/status")).isEqualTo("work_completed");
        assertThat(completed.at("/labor_hours").decimalValue()).isEqualByComparingTo("1.25");
        assertThat(completed.at("/parts_used/0/quantity").decimalValue()).isEqualByComparingTo("0.125");
        assertThat(completed.text("/parts_used/1/name")).isEqualTo("Cable tie");
        assertThat(completed.at("/parts_used/1/quantity").decimalValue()).isEqualByComparingTo("1");

        Answer closed = desk.close(ticket).mustBe(200);
        assertThat(closed.text("/closed_at")).isNotEmpty();
        assertThat(closed.text("/resolution")).isEqualTo("Charging port replaced");

        Answer reopened = desk.api()
                .post(ticket + "/reopen", body("reason", "It is back"))
                .mustBe(200);
        assertThat(reopened.at("/resolution").isNull()).isTrue();
        assertThat(reopened.at("/closed_at").isNull()).isTrue();
        assertThat(reopened.at("/work_completed_at").isNull()).isTrue();
        assertThat(reopened.text("/work_started_at")).isEqualTo(started.text("/work_started_at"));

        desk.assign(ticket, ravi.userId()).mustBe(200);
        bench.post(ticket + "/start-work", body("notes", "On the lift")).mustBe(200);
        Workshop.of(ravi).complete(ticket).mustBe(200);
        Answer over = desk.close(ticket).mustBe(200);

        assertThat(over.json()).isEqualTo(desk.api().get(ticket).mustBe(200).json());
        assertThat(over.at("/status_history"))
                .extracting(line -> line.path("status").asText())
                .containsExactly(
                        "open",
                        "assigned",
                        "in_progress",
                        "work_completed",
                        "closed",
                        "reopened",
                        "assigned",
                        "in_progress",
                        "work_completed",
                        "closed");
        assertThat(over.at("/status_history"))
                .extracting(line -> line.path("notes").asText(null))
                .contains("Tested three cycles", "It is back", "On the lift");
    }

    @ParameterizedTest
    @EnumSource
    void theTableHoldsForGeneralChangesToo(TicketState state) {
        String ticket = ticketIn(state);
        List<String> legal =
                TicketMoves.legalFrom(state).stream().map(TicketState::wireName).toList();

        for (TicketState to : TicketState.values()) {
            if (to != state && !TicketMoves.isLegal(state, to)) {
                Answer refused = move(ticket, to);
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.code()).isEqualTo("ILLEGAL_MOVE");
                assertThat(refused.text("/from")).isEqualTo(state.wireName());
                assertThat(refused.text("/to")).isEqualTo(to.wireName());
                assertThat(texts(refused, "/legal_moves")).isEqualTo(legal);
            }
        }
        assertThat(desk.standing(ticket)).isEqualTo(state.wireName());
    }

    static Stream<TicketState> afterWork() {
        return Stream.of(TicketState.values()).filter(TicketState::isAfterWork);
    }

    @ParameterizedTest
    @MethodSource("afterWork")
    void onceTheWorkIsDoneNobodyElseIsAssigned(TicketState state) {
        String ticket = ticketIn(state);

        assertThat(desk.assign(ticket, owner.userId()).code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(desk.change(ticket, "assigned_technician_id", owner.userId()).code())
                .isEqualTo("ILLEGAL_MOVE");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, start-work",
        "CLOSED, start-work",
        "OPEN, complete-work",
        "WORK_COMPLETED, complete-work",
        "IN_PROGRESS, close",
        "CLOSED, close",
        "OPEN, reopen",
        "REOPENED, reopen"
    })
    void anActionThatDoesNotFitTheStateNamesThoseThatDo(TicketState state, String action) {
        String ticket = ticketIn(state);

        Answer refused = desk.api()
                .post(ticket + "/" + action, body("work_summary", "Port replaced", "resolution", "Port replaced"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(texts(refused, "/legal_moves"))
                .isEqualTo(TicketMoves.legalFrom(state).stream()
                        .map(TicketState::wireName)
                        .toList());
    }

    @Test
    void aTicketClosesOnceAndOnlyWithAResolution() {
        String ticket = desk.open();

        for (Object body : List.of(body(), body("resolution", " "), body("resolution", 5))) {
            Answer refused = desk.api().post(ticket + "/close", body);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/errors/0/pointer")).isEqualTo("/resolution");
        }
        assertThat(desk.change(ticket, "status", "closed").text("/errors/0/pointer"))
                .isEqualTo("/resolution");
        Answer closed = desk.close(ticket).mustBe(200);

        Answer second = desk.close(ticket);

        assertThat(second.status()).isEqualTo(409);
        assertThat(texts(second, "/legal_moves")).containsExactly("reopened");
        assertThat(desk.api().get(ticket).header("ETag")).isEqualTo(closed.header("ETag"));
    }

    @Test
    void bodiesThatMayBeLeftOutMayAlsoBeEmptyOrNull() {
        String ticket = desk.open();

        desk.api().post(ticket + "/start-work", "{}").mustBe(200);
        desk.api()
                .post(ticket + "/complete-work", body("work_summary", "Done", "labor_hours", null, "parts_used", null))
                .mustBe(200);
        desk.close(ticket).mustBe(200);
        desk.api().post(ticket + "/reopen").mustBe(200);
        desk.api().post(ticket + "/start-work", "{\"notes\": null}").mustBe(200);

        assertThat(desk.standing(ticket)).isEqualTo("in_progress");
    }

    @ParameterizedTest
    @CsvSource({
        "complete-work, {}, /work_summary",
        "complete-work, '{\"work_summary\": \"\"}', /work_summary",
        "complete-work, '{\"work_summary\": \"a\", \"labor_hours\": -1}', /labor_hours",
        "complete-work, '{\"work_summary\": \"a\", \"labor_hours\": 1.255}', /labor_hours",
        "complete-work, '{\"work_summary\": \"a\", \"parts_used\": [{\"quantity\": 2}]}', /parts_used/0/name",
        "complete-work, '{\"work_summary\": \"a\", \"parts_used\": [{\"name\": \"b\", \"quantity\": 0}]}', /parts_used/0/quantity",
        "complete-work, '{\"work_summary\": \"a\", \"parts_used\": [{\"name\": \"b\", \"quantity\": 0.0001}]}', /parts_used/0/quantity",
        "start-work, '{\"notes\": 1}', /notes",
        "close, '{\"resolution\": \"a\", \"resolution_outcome\": \"won\"}', /resolution_outcome",
        "reopen, '{\"reason\": []}', /reason",
        "assign, {}, /technician_id",
        "assign, '{\"technician_id\": \" \"}', /technician_id"
    })
    void aBadBodyIsRefusedByItsPointerWhateverTheState(String action, String body, String pointer) {
        String ticket = desk.open();

        Answer refused = desk.api().post(ticket + "/" + action, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(desk.standing(ticket)).isEqualTo("open");
    }

    @Test
    void olderNamesOfStatesAreReadAndCanonicalOnesShown() {
        String ticket = desk.open();

        Answer assigned = desk.change(ticket, "status", "technician_assigned", "assigned_technician_id", ravi.userId());
        Answer working = desk.change(ticket, "status", "work_in_progress");
        Answer waiting = desk.change(ticket, "status", "waiting_for_parts");

        assertThat(List.of(assigned, working, waiting))
                .extracting(answer -> answer.mustBe(200).text("/status"))
                .containsExactly("assigned", "in_progress", "pending_parts");
        assertThat(desk.change(ticket, "status", "on_hold").text("/errors/0/pointer"))
                .isEqualTo("/status");
    }

    @Test
    void assigningATicketByAGeneralChangeMovesItAndTakingItAwayOpensIt() {
        String ticket = desk.open();

        Answer given =
                desk.change(ticket, "assigned_technician_id", ravi.userId()).mustBe(200);
        Answer taken = desk.change(ticket, "assigned_technician_id", "").mustBe(200);

        assertThat(given.text("/status")).isEqualTo("assigned");
        assertThat(taken.text("/status")).isEqualTo("open");
        assertThat(taken.at("/assigned_technician_id").isNull()).isTrue();
        assertThat(desk.change(ticket, "status", "assigned").text("/errors/0/pointer"))
                .isEqualTo("/assigned_technician_id");
    }

    @Test
    void theVehicleFollowsTheTicketHoweverItIsMoved() {
        String id = desk.vehicle("DL01AB1234");
        String vehicle = "/api/v1/vehicles/" + id;
        String first = desk.open("vehicle_id", id);
        String second = desk.open("vehicle_id", id);

        List<String> standings = new ArrayList<>();
        Runnable look = () -> standings.add(desk.api().get(vehicle).text("/current_status"));
        look.run();
        desk.change(first, "status", "closed", "resolution", "Cured").mustBe(200);
        look.run();
        desk.close(second).mustBe(200);
        look.run();
        desk.change(first, "status", "reopened").mustBe(200);
        look.run();
        desk.change(first, "status", "in_progress").mustBe(200);
        desk.change(first, "status", "resolved", "resolution", "Advice by phone")
                .mustBe(200);
        desk.api().post(first + "/reopen").mustBe(200);
        look.run();
        desk.api().post(first + "/start-work").mustBe(200);
        Workshop.of(ravi).complete(first).mustBe(200);
        desk.close(first).mustBe(200);
        look.run();

        assertThat(standings)
                .containsExactly("in_workshop", "in_workshop", "serviced", "in_workshop", "in_workshop", "serviced");
    }
}
