package battwheels.tickets;

import static battwheels.tickets.Workshop.body;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service levels over HTTP, on a server whose clock the test puts forward. It begins on a Wednesday at 15:00 in Pune. */
class SlaTest {
    private static final String CONFIG = "/api/v1/sla/config";
    private static final String TIMER = "tickets.sla_timer";
    private static final SteppedClock CLOCK = new SteppedClock();

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK);

    private Member owner;
    private Workshop desk;

    @BeforeEach
    void open() {
        owner = SERVER.signUp();
        desk = Workshop.of(owner);
        owner.api().put(CONFIG, Map.of("hours_counted", "always")).mustBe(200);
    }

    private Answer once(String ticket, String pointer, String value) {
        Waiting.until(() -> desk.api().get(ticket).text(pointer).equals(value));
        return desk.api().get(ticket).mustBe(200);
    }

    /** Puts the clock forward once such a job waits for it: what is under way would miss its own deadline. */
    private void advance(String kind, Duration step) {
        Waiting.until(() -> !owner.api()
                .get("/api/v1/jobs?status=scheduled&kind=" + kind)
                .at("/data")
                .isEmpty());
        CLOCK.advance(step);
    }

    @Test
    void anOrganizationBeginsWithTheUsualPromisesInItsWorkingHours() {
        Member other = SERVER.signUp();
        Answer policy = other.api().get(CONFIG).mustBe(200);

        assertThat(policy.at("/CRITICAL/resolution_hours").asInt()).isEqualTo(4);
        assertThat(policy.at("/LOW/response_hours").asInt()).isEqualTo(24);
        assertThat(policy.text("/hours_counted")).isEqualTo("working_hours");
        assertThat(policy.at("/reassignment_delay_minutes").asInt()).isEqualTo(30);
    }

    @Test
    void aTicketIsWarnedOfAndBreaksItsPromisesByTimersAlone() {
        String ticket = desk.open("priority", "critical");
        assertThat(desk.api().get(ticket).text("/sla_response_breached")).isEqualTo("false");

        advance(TIMER, Duration.ofMinutes(31));
        once(ticket, "/sla_response_warned", "true");
        advance(TIMER, Duration.ofMinutes(30));
        Answer late = once(ticket, "/sla_response_breached", "true");

        assertThat(late.text("/sla_response_breached_at")).isEqualTo(late.text("/sla_response_due_at"));
        assertThat(late.text("/sla_resolution_breached")).isEqualTo("false");
        Waiting.until(() -> Workshop.rows(desk.api().get(ticket + "/activities"), "action")
                .containsAll(List.of("sla_warning", "sla_breached")));
        assertThat(owner.api().get("/api/v1/events?type=ticket.sla_breached").at("/data"))
                .hasSize(1);
    }

    @Test
    void waitingForPartsStopsTheClockAndAReopenedTicketBeginsAnew() {
        Member ravi = owner.invites("technician");
        String ticket = desk.open("priority", "critical");
        desk.assign(ticket, ravi.userId()).mustBe(200);
        desk.api().post(ticket + "/start-work", body()).mustBe(200);
        CLOCK.advance(Duration.ofHours(1));

        Answer waiting = desk.change(ticket, "status", "pending_parts").mustBe(200);
        CLOCK.advance(Duration.ofHours(6));
        Answer back = desk.change(ticket, "status", "in_progress").mustBe(200);

        assertThat(waiting.at("/sla_resolution_due_at").isNull()).isTrue();
        assertThat(waiting.at("/sla_used_ms").asLong())
                .isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(back.text("/sla_resolution_due_at"))
                .isEqualTo(CLOCK.instant().plus(Duration.ofHours(3)).toString().replace("Z", ".000Z"));
        Workshop.of(ravi).complete(ticket).mustBe(200);
        desk.close(ticket).mustBe(200);
        Answer again = desk.api().post(ticket + "/reopen").mustBe(200);
        assertThat(again.at("/sla_used_ms").asLong()).isZero();
        assertThat(again.at("/first_response_at").isNull()).isTrue();
        assertThat(again.text("/sla_resolution_breached")).isEqualTo("false");
    }

    @Test
    void aLateTicketGoesToTheTechnicianWithTheLeastToDo() {
        owner.api().put(CONFIG, Map.of("auto_reassign_on_breach", true)).mustBe(200);
        Member ravi = owner.invites("technician");
        Member busy = owner.invites("technician");
        Member free = owner.invites("technician");
        desk.assign(desk.open(), busy.userId()).mustBe(200);
        String ticket = desk.open("priority", "critical");
        desk.assign(ticket, ravi.userId()).mustBe(200);

        advance(TIMER, Duration.ofHours(4).plusSeconds(1));
        once(ticket, "/sla_resolution_breached", "true");
        advance("tickets.sla_reassign", Duration.ofMinutes(31));
        Answer given = once(ticket, "/assigned_technician_id", free.userId());

        assertThat(given.text("/status")).isEqualTo("assigned");
        Answer told =
                owner.api().get("/api/v1/events?type=ticket.sla_reassigned").mustBe(200);
        assertThat(told.text("/data/0/data/former_technician_id")).isEqualTo(ravi.userId());
    }

    @Test
    void theReportCountsEachLateTicketOnce() {
        String late = desk.open("priority", "critical");
        desk.open("priority", "low");
        advance(TIMER, Duration.ofHours(5));
        once(late, "/sla_resolution_breached", "true");

        Answer report = owner.api().get("/api/v1/sla/breach-report").mustBe(200);
        Answer low = owner.api().get("/api/v1/sla/breach-report?priority=low").mustBe(200);

        assertThat(report.at("/summary/total_tickets").asInt()).isEqualTo(2);
        assertThat(report.at("/summary/total_breaches").asInt()).isEqualTo(1);
        assertThat(report.at("/summary/response_breaches").asInt()).isEqualTo(1);
        assertThat(report.text("/summary/sla_compliance_pct")).isEqualTo("50.00");
        assertThat(report.at("/by_priority")).hasSize(2);
        assertThat(Workshop.TICKETS + "/" + report.text("/breaches/0/ticket_id"))
                .isEqualTo(late);
        assertThat(low.at("/summary/total_breaches").asInt()).isZero();
        assertThat(owner.api()
                        .get("/api/v1/sla/breach-report?start_date=2025-01-01&end_date=2026-04-01")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"HIGH\": {\"response_hours\": 9, \"resolution_hours\": 8}} | /HIGH/resolution_hours",
                "{\"HIGH\": {\"response_hours\": 0, \"resolution_hours\": 8}} | /HIGH/response_hours",
                "{\"reassignment_delay_minutes\": -1} | /reassignment_delay_minutes",
                "{\"holidays\": [{\"date\": \"2026-13-01\"}]} | /holidays/0/date",
                "{\"holidays\": [{\"date\": \"2026-08-15\"}, {\"date\": \"2026-08-15\"}]} | /holidays/1/date",
                "{\"hours_counted\": \"sometimes\"} | /hours_counted"
            })
    void whatCannotBePromisedIsRefused(String body, String pointer) {
        Answer refused = owner.api().put(CONFIG, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void aStalePolicyIsNotOverwrittenAndTechniciansDoNotSeeIt() {
        Answer policy = owner.api().get(CONFIG).mustBe(200);
        owner.api().put(CONFIG, Map.of("warn_before_minutes", 5)).mustBe(200);

        assertThat(owner.api()
                        .with("If-Match", policy.header("ETag"))
                        .put(CONFIG, Map.of("warn_before_minutes", 7))
                        .status())
                .isEqualTo(412);
        assertThat(owner.invites("technician").api().get(CONFIG).code()).isEqualTo("RBAC_DENIED");
    }
}
