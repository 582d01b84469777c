package battwheels.evfi.learning;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What closed tickets teach: each once, and nobody but the organization they belong to. */
class LearningTest {
    private static final String CARDS = "/api/v1/evfi/failure-cards/";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Api api = owner.api();

    private String card() {
        String id = api.post(
                        "/api/v1/evfi/failure-cards",
                        Map.of("title", "Horn silent", "root_cause", "Switch", "subsystem_category", "horn"))
                .mustBe(201)
                .text("/failure_id");
        api.post(CARDS + id + "/approve").mustBe(200);
        return id;
    }

    private String ticket() {
        return api.post(
                        "/api/v1/tickets",
                        Map.of(
                                "title", "Motor whines after rain",
                                "description", "A whine that grows with speed",
                                "error_codes_reported", List.of("E403"),
                                "vehicle_make", "Ather",
                                "vehicle_model", "450X"))
                .mustBe(201)
                .text("/ticket_id");
    }

    private void close(String ticket, Map<String, Object> resolution) {
        api.post("/api/v1/tickets/" + ticket + "/close", resolution).mustBe(200);
    }

    private Answer used(String card, int times) {
        Waiting.until(() -> api.get(CARDS + card).at("/usage_count").intValue() >= times);
        return api.get(CARDS + card).mustBe(200);
    }

    @Test
    void aSuccessAndAFailureMoveTheCardAsTheRulesSayAndAReopenedTicketCountsOnce() {
        String card = card();
        String first = ticket();
        close(first, Map.of("resolution", "Done", "resolution_outcome", "success", "selected_failure_card", card));
        Answer once = used(card, 1);
        assertThat(once.at("/confidence_score").decimalValue()).isEqualByComparingTo("0.71");
        assertThat(once.at("/effectiveness_score").decimalValue()).isEqualByComparingTo("1");

        api.post("/api/v1/tickets/" + first + "/reopen", Map.of("reason", "Again"))
                .mustBe(200);
        api.put("/api/v1/tickets/" + first, Map.of("status", "in_progress")).mustBe(200);
        api.put("/api/v1/tickets/" + first, Map.of("status", "work_completed")).mustBe(200);
        close(first, Map.of("resolution", "Done", "resolution_outcome", "success", "selected_failure_card", card));
        close(ticket(), Map.of("resolution", "No", "resolution_outcome", "failure", "selected_failure_card", card));

        Answer twice = used(card, 2);
        assertThat(twice.at("/usage_count").intValue()).isEqualTo(2);
        assertThat(twice.at("/success_count").intValue()).isEqualTo(1);
        assertThat(twice.at("/failure_count").intValue()).isEqualTo(1);
        assertThat(twice.at("/confidence_score").decimalValue()).isEqualByComparingTo("0.69");
        assertThat(twice.at("/effectiveness_score").decimalValue()).isEqualByComparingTo("0.52");
        assertThat(twice.json().at("/confidence_history").findValuesAsText("ticket_id"))
                .contains(first);
    }

    @Test
    void ofACardOfTheLibraryTheOrganizationKeepsItsOwnFigures() {
        String shared = api.get(CARDS.substring(0, CARDS.length() - 1) + "?scope=global&limit=1")
                .text("/data/0/failure_id");
        Api other = SERVER.signUp().api();
        Answer before = other.get(CARDS + shared).mustBe(200);

        close(ticket(), Map.of("resolution", "x", "resolution_outcome", "success", "selected_failure_card", shared));

        assertThat(used(shared, 1).text("/scope")).isEqualTo("global");
        assertThat(other.get(CARDS + shared).json()).isEqualTo(before.json());
    }

    @Test
    void aRepairThatNoCardExplainsBecomesOneDraftWithItsEvidence() {
        String ticket = ticket();
        close(ticket, Map.of("resolution", "Bearing replaced", "resolution_outcome", "success"));
        String draft = CARDS + "fc_" + ticket.substring(ticket.indexOf('_') + 1);

        Waiting.until(() -> api.get(draft).status() == 200);

        Answer made = api.get(draft);
        assertThat(made.text("/status")).isEqualTo("draft");
        assertThat(made.text("/source_ticket_id")).isEqualTo(ticket);
        assertThat(made.text("/root_cause")).isEqualTo("Bearing replaced");
        assertThat(made.text("/subsystem_category")).isEqualTo("motor");
        assertThat(made.at("/confidence_score").decimalValue()).isEqualByComparingTo("0.3");
        assertThat(SERVER.signUp().api().get(draft).status()).isEqualTo(404);
    }

    @Test
    void partsThatCardsDoNotNameAreAPatternOfTheOrganizationAlone() {
        String card = api.post(
                        "/api/v1/evfi/failure-cards",
                        Map.of(
                                "title",
                                "Horn silent",
                                "root_cause",
                                "Switch",
                                "subsystem_category",
                                "horn",
                                "required_parts",
                                List.of(Map.of("part_name", "Horn switch"))))
                .mustBe(201)
                .text("/failure_id");
        api.post(CARDS + card + "/approve").mustBe(200);
        for (int i = 0; i < 2; i++) {
            String ticket = ticket();
            api.post("/api/v1/tickets/" + ticket + "/start-work").mustBe(200);
            api.post(
                            "/api/v1/tickets/" + ticket + "/complete-work",
                            Map.of("work_summary", "Done", "parts_used", List.of("Horn switch", "Relay")))
                    .mustBe(200);
            close(ticket, Map.of("resolution", "Done", "resolution_outcome", "success", "selected_failure_card", card));
        }
        used(card, 2);

        Answer found = api.post("/api/v1/evfi/patterns/detect").mustBe(200);
        assertThat(found.text("/patterns/0/pattern_type")).isEqualTo("part_anomaly");
        assertThat(found.text("/patterns/0/affected_parts/0")).isEqualTo("relay");
        assertThat(found.at("/patterns").size()).isEqualTo(1);
        assertThat(SERVER.signUp()
                        .api()
                        .post("/api/v1/evfi/patterns/detect")
                        .mustBe(200)
                        .at("/patterns"))
                .isEmpty();
    }
}
