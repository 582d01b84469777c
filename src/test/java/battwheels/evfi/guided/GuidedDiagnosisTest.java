package battwheels.evfi.guided;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guided diagnosis over HTTP: paths for a ticket, step by step, left and taken up again, and its estimate. */
class GuidedDiagnosisTest {
    private static final String GUIDED = "/api/v1/evfi-guided";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Api api = owner.api();

    private String ticket() {
        return api.post(
                        "/api/v1/tickets",
                        Map.of("title", "Motor jerks at start", "description", "Buzzes and jerks from standstill"))
                .mustBe(201)
                .text("/ticket_id");
    }

    private String hallCard() {
        for (JsonNode card : api.get("/api/v1/evfi/failure-cards?scope=global&search=Hall%20sensor%20failure")
                .mustBe(200)
                .at("/data")) {
            return card.get("failure_id").asText();
        }
        throw new AssertionError("no such card");
    }

    private Answer begin(String ticket) {
        return api.post(GUIDED + "/session/start", Map.of("ticket_id", ticket, "failure_card_id", hallCard()));
    }

    private Answer step(String session, String step, String outcome) {
        return api.post(GUIDED + "/session/" + session + "/step/" + step, Map.of("outcome", outcome));
    }

    @Test
    void aComplaintGetsPathsWithReasonsFromTheFirstDayOn() {
        JsonNode paths = api.get("/api/v1/efi-guided/suggestions/" + ticket())
                .mustBe(200)
                .at("/suggested_paths");

        assertThat(paths.size()).isGreaterThanOrEqualTo(3);
        assertThat(paths.findValuesAsText("scope")).containsOnly("global");
        assertThat(paths.get(0).get("reasons")).isNotEmpty();
        assertThat(paths.findValuesAsText("subsystem_category")).contains("motor");
    }

    @Test
    void checksLeadToTheNextOneOrToAResolutionWithItsEstimate() {
        String ticket = ticket();
        Answer begun = begin(ticket).mustBe(201);
        String session = begun.text("/session_id");
        assertThat(session).startsWith("efi_");
        assertThat(api.get(GUIDED + "/session/" + session + "/estimate").status())
                .isEqualTo(404);

        Answer second =
                step(session, begun.text("/current_step/step_id"), "pass").mustBe(200);
        assertThat(second.at("/session_completed").booleanValue()).isFalse();
        assertThat(step(session, "n1", "pass").code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(begin(ticket).mustBe(201).text("/session_id")).isEqualTo(session);
        assertThat(api.get(GUIDED + "/session/ticket/" + ticket).text("/current_step/step_id"))
                .isEqualTo(second.text("/next_step/step_id"));

        Answer end = step(session, second.text("/next_step/step_id"), "fail").mustBe(200);
        assertThat(end.at("/session_completed").booleanValue()).isTrue();
        assertThat(end.text("/resolution/title")).isEqualTo("Replace the hall sensor board");
        Answer estimate = api.get(GUIDED + "/session/" + session + "/estimate").mustBe(200);
        assertThat(estimate.at("/labor_total").decimalValue()).isEqualByComparingTo("1250");
        assertThat(estimate.at("/estimated_total").decimalValue()).isEqualByComparingTo("1250");
        assertThat(api.get(GUIDED + "/session/ticket/" + ticket).json().isNull())
                .isTrue();
    }

    @Test
    void aTicketOfAnotherOrganizationIsNotThere() {
        String ticket = ticket();
        String session = begin(ticket).mustBe(201).text("/session_id");
        Api other = SERVER.signUp().api();

        assertThat(other.get(GUIDED + "/suggestions/" + ticket).status()).isEqualTo(404);
        assertThat(other.get(GUIDED + "/session/" + session).status()).isEqualTo(404);
        assertThat(other.post(GUIDED + "/session/start", Map.of("ticket_id", ticket, "failure_card_id", hallCard()))
                        .status())
                .isEqualTo(404);
    }
}
