package battwheels.events;

import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventReplaysTest {
    private static final String PLAN = "/api/v1/events/replays/plan";
    private static final String REPLAYS = "/api/v1/events/replays";
    private static final List<String> TIMELINE = List.of("ticket_timeline");

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static String ticket(Member member) {
        return member.api()
                .post("/api/v1/tickets", Map.of("title", "Does not charge"))
                .mustBe(201)
                .text("/ticket_id");
    }

    private static Map<String, Object> order(Answer plan) {
        return Map.of(
                "subscriptions",
                TIMELINE,
                "from_sequence",
                plan.text("/from_sequence"),
                "to_sequence",
                plan.text("/to_sequence"),
                "deliveries",
                plan.at("/deliveries").asLong());
    }

    @Test
    void aPlanDoesNothingAndItsOrderIsAJobThatEndsWithEverythingHeardOnceMore() {
        Member owner = SERVER.signUp();
        String ticket = ticket(owner);
        ticket(owner);
        Answer plan = owner.api()
                .post(PLAN, Map.of("subscriptions", TIMELINE, "from_sequence", "1"))
                .mustBe(200);
        assertThat(plan.at("/deliveries").asLong()).isEqualTo(2);
        assertThat(plan.text("/subscriptions/0/module")).isEqualTo("tickets");

        Answer job = owner.api().post(REPLAYS, order(plan)).mustBe(202);
        String path = "/api/v1/jobs/" + job.text("/job_id");
        until(() -> owner.api().get(path).text("/status").equals("done"));
        assertThat(owner.api().get(path).at("/result").toString()).isEqualTo("{\"delivered\":2,\"failed\":0}");
        assertThat(owner.api()
                        .get("/api/v1/tickets/" + ticket + "/activities")
                        .mustBe(200)
                        .at("/data"))
                .as("handlers are idempotent by the event's id")
                .hasSize(1);
    }

    @Test
    void aReplayBeginsAtAnEventOrATime() {
        Member owner = SERVER.signUp();
        ticket(owner);
        String second = ticket(owner);
        Answer event = owner.api().get("/api/v1/events?aggregate_id=" + second).mustBe(200);
        String eventId = event.text("/data/0/id");
        Answer byEvent = owner.api()
                .post(PLAN, Map.of("subscriptions", TIMELINE, "from_event_id", eventId))
                .mustBe(200);
        assertThat(byEvent.text("/from_sequence")).isEqualTo(event.text("/data/0/sequence"));
        assertThat(byEvent.at("/deliveries").asLong()).isEqualTo(1);
        Answer byTime = owner.api()
                .post(PLAN, Map.of("subscriptions", TIMELINE, "from_time", event.text("/data/0/time")))
                .mustBe(200);
        assertThat(byTime.at("/deliveries").asLong()).isBetween(1L, 2L);
        Answer none = owner.api()
                .post(
                        PLAN,
                        Map.of(
                                "subscriptions",
                                TIMELINE,
                                "from_time",
                                Instant.now().plusSeconds(60).toString()))
                .mustBe(200);
        assertThat(none.at("/deliveries").asLong()).isZero();
        owner.api().post(REPLAYS, order(none)).mustBe(202);
    }

    @Test
    void whatCannotBeReplayedIsRefusedWithItsPlace() {
        Member owner = SERVER.signUp();
        ticket(owner);
        Answer subscriptions = owner.api().get("/api/v1/events/subscriptions").mustBe(200);
        assertThat(subscriptions.at("/subscriptions").toString()).contains("ticket_timeline", "address_confirmation");
        Answer harmful = owner.api()
                .post(
                        PLAN,
                        Map.of(
                                "subscriptions",
                                List.of("ticket_timeline", "address_confirmation", "no_such"),
                                "from_sequence",
                                "1"))
                .mustBe(422);
        assertThat(harmful.at("/errors/0/pointer").asText()).isEqualTo("/subscriptions/1");
        assertThat(harmful.at("/errors/1/pointer").asText()).isEqualTo("/subscriptions/2");
        owner.api().post(PLAN, Map.of("subscriptions", TIMELINE)).mustBe(422);
        owner.api()
                .post(PLAN, Map.of("subscriptions", TIMELINE, "from_event_id", "evt_unknown"))
                .mustBe(422);
        Answer plan = owner.api()
                .post(PLAN, Map.of("subscriptions", TIMELINE, "from_sequence", "1"))
                .mustBe(200);
        Map<String, Object> other = new HashMap<>(order(plan));
        other.put("deliveries", 7);
        assertThat(owner.api()
                        .post(REPLAYS, other)
                        .mustBe(422)
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/deliveries");
        owner.invites("manager")
                .api()
                .post(PLAN, Map.of("subscriptions", TIMELINE, "from_sequence", "1"))
                .mustBe(403);
    }
}
