package battwheels.events;

import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.streams.ParkedFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventLogTest {
    private static final Map<String, String> WHY = Map.of("reason", "Mended by hand.");

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static String ticket(Member member) {
        return member.api()
                .post("/api/v1/tickets", Map.of("title", "Does not charge"))
                .mustBe(201)
                .text("/ticket_id");
    }

    private static List<String> values(Answer answer, String field) {
        return StreamSupport.stream(answer.at("/data").spliterator(), false)
                .map(row -> row.get(field).asText())
                .toList();
    }

    @Test
    void theLogIsReadInOrderWithTheNamesOfCloudEvents() {
        Member owner = SERVER.signUp();
        String ticket = ticket(owner);
        owner.api().post("/api/v1/tickets/" + ticket + "/close", Map.of("resolution", "Fuse replaced"));

        Answer log = owner.api().get("/api/v1/events?aggregate_id=" + ticket).mustBe(200);
        assertThat(values(log, "type")).startsWith("ticket.created").contains("ticket.closed");
        assertThat(values(log, "sequence").stream().map(Long::parseLong)).isSorted();
        JsonNode first = log.at("/data/0");
        assertThat(first.get("specversion").asText()).isEqualTo("1.0");
        assertThat(first.get("sequence").isTextual()).isTrue();
        assertThat(first.get("organizationid").asText()).isEqualTo(owner.organizationId());
        assertThat(first.get("data").get("ticket_id").asText()).isEqualTo(ticket);
        assertThat(first.has("audit")).isFalse();

        String sequence = first.get("sequence").asText();
        Answer later = owner.api()
                .get("/api/v1/events?aggregate_id=" + ticket + "&after_sequence=" + sequence)
                .mustBe(200);
        assertThat(values(later, "sequence")).doesNotContain(sequence).isNotEmpty();
        Answer closed = owner.api()
                .get("/api/v1/events?type=ticket.closed,vehicle.created")
                .mustBe(200);
        assertThat(values(closed, "type")).containsOnly("ticket.closed");
    }

    @Test
    void thePagesOfTheLogFollowEachOtherWithoutRepetition() {
        Member owner = SERVER.signUp();
        for (int i = 0; i < 5; i++) {
            ticket(owner);
        }
        Answer first = owner.api().get("/api/v1/events?limit=3").mustBe(200);
        String cursor = first.text("/pagination/next_cursor");
        Answer second =
                owner.api().get("/api/v1/events?limit=3&cursor=" + cursor).mustBe(200);
        assertThat(values(first, "sequence")).hasSize(3).doesNotContainAnyElementsOf(values(second, "sequence"));
    }

    @Test
    void everybodySeesOnlyTheKindsOfEventsTheirRoleMaySee() {
        Member owner = SERVER.signUp();
        ticket(owner);
        Member hr = owner.invites("hr");
        Answer log = hr.api().get("/api/v1/events").mustBe(200);
        assertThat(values(log, "type")).contains("member.joined").doesNotContain("ticket.created");
        assertThat(values(hr.api().get("/api/v1/events?type=ticket.created").mustBe(200), "type"))
                .isEmpty();
        Member technician = owner.invites("technician");
        assertThat(values(technician.api().get("/api/v1/events").mustBe(200), "type"))
                .as("a technician sees tickets of others no more than elsewhere")
                .doesNotContain("ticket.created");
    }

    @Test
    void theRegistryNamesEveryKindWithVersionAndFields() {
        Answer types = SERVER.signUp().api().get("/api/v1/events/types").mustBe(200);
        assertThat(types.at("/types").toString()).contains("ticket.created", "payroll.processed", "system.audit");
        JsonNode closed = StreamSupport.stream(types.at("/types").spliterator(), false)
                .filter(type -> type.get("type").asText().equals("vehicle.created"))
                .findFirst()
                .orElseThrow();
        assertThat(closed.get("version").asInt()).isEqualTo(1);
        assertThat(closed.get("data").toString()).contains("registration_number", "integer");
    }

    @Test
    void aParkedDeliveryIsListedAndRetriedWithAReason() {
        Member owner = SERVER.signUp();
        String parked = parked(owner);
        Answer list = owner.api().get("/api/v1/events/deliveries?status=parked").mustBe(200);
        assertThat(values(list, "delivery_id")).containsExactly(parked);
        Answer retried = owner.api()
                .post("/api/v1/events/deliveries/" + parked + "/retry", WHY)
                .mustBe(200);
        assertThat(retried.text("/status")).isEqualTo("retrying");
        assertThat(retried.text("/reason")).isEqualTo("Mended by hand.");
        assertThat(retried.text("/decided_by")).isEqualTo(owner.userId());
        until(() -> owner.api().get("/api/v1/events/deliveries/" + parked).status() == 404);
    }

    @Test
    void aDroppedDeliveryStaysInSightAndIsNotRetried() {
        Member owner = SERVER.signUp();
        String parked = parked(owner);
        owner.api().post("/api/v1/events/deliveries/" + parked + "/drop", WHY).mustBe(200);
        assertThat(owner.api()
                        .post("/api/v1/events/deliveries/" + parked + "/drop", WHY)
                        .mustBe(200)
                        .text("/status"))
                .isEqualTo("dropped");
        assertThat(owner.api()
                        .post("/api/v1/events/deliveries/" + parked + "/retry", WHY)
                        .mustBe(409)
                        .code())
                .isEqualTo("ILLEGAL_MOVE");
        owner.api()
                .post("/api/v1/events/deliveries/" + parked + "/drop", Map.of("reason", "x"))
                .mustBe(422);
        owner.invites("manager").api().get("/api/v1/events/deliveries").mustBe(403);
    }

    private static String parked(Member owner) {
        ticket(owner);
        owner.api().get("/api/v1/events").mustBe(200);
        return ParkedFixture.park(SERVER.documents(), owner.organizationId(), "ticket.created");
    }
}
