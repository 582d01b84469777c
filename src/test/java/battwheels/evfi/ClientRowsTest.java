package battwheels.evfi;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every row of the contract's table of what the existing client calls (03, section 2), under the names it uses, and the
 * fields it reads. The assistant (rows 15 to 23) is not built, row 24 is of the plans. Lists come in the envelope all lists have, not under the
 * name of what they list; a workbook comes in base64, not as a form; and there is no folder on the server to read a
 * workbook from (row 26).
 */
class ClientRowsTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Api api = SERVER.signUp().api();

    private static void has(JsonNode body, String... fields) {
        for (String field : fields) {
            assertThat(body.has(field)).as(field + " in " + body).isTrue();
        }
    }

    private String card() {
        return api.post(
                        "/api/v1/efi/failure-cards",
                        Map.of(
                                "title", "Hub whines",
                                "root_cause", "Bearing",
                                "subsystem_category", "motor",
                                "symptom_text", "A whine that grows with speed",
                                "error_codes", List.of("E403"),
                                "verification_steps", List.of(Map.of("action", "Spin the wheel by hand")),
                                "resolution_steps", List.of(Map.of("action", "Replace both bearings"))))
                .mustBe(201)
                .text("/failure_id");
    }

    private String ticket() {
        return api.post(
                        "/api/v1/tickets",
                        Map.of("title", "Hub whines", "description", "A whine that grows with speed"))
                .mustBe(201)
                .text("/ticket_id");
    }

    @Test
    void rowsOneToFourCards() {
        String card = card();
        has(
                api.post("/api/v1/efi/failure-cards/" + card + "/approve", Map.of())
                        .mustBe(200)
                        .json(),
                "failure_id");
        Answer list = api.get("/api/v1/efi/failure-cards?limit=50&status=approved&subsystem=motor&search=hub"
                        + "&min_confidence=0.5&min_effectiveness=0.5&source_type=field_discovery")
                .mustBe(200);
        has(
                list.at("/data/0"),
                "failure_id",
                "title",
                "subsystem_category",
                "root_cause",
                "root_cause_details",
                "confidence_score",
                "confidence_level",
                "success_count",
                "usage_count",
                "status",
                "symptom_text",
                "error_codes",
                "keywords");
        has(list.at("/pagination"), "next_cursor", "has_next", "total_count");
        Answer overview = api.get("/api/v1/efi/analytics/overview").mustBe(200);
        has(
                overview.json(),
                "total_failure_cards",
                "approved_cards",
                "draft_cards",
                "total_matches_performed",
                "by_subsystem",
                "top_performing_cards",
                "recent_events");
        has(overview.at("/by_subsystem/0"), "_id", "count");
        has(overview.at("/top_performing_cards/0"), "failure_id", "title", "usage_count", "effectiveness_score");
        Waiting.until(() ->
                !api.get("/api/v1/efi/analytics/overview").at("/recent_events").isEmpty());
        has(
                api.get("/api/v1/efi/analytics/overview").at("/recent_events/0"),
                "event_id",
                "event_type",
                "source",
                "processed",
                "timestamp");
    }

    @Test
    void rowFiveMatch() {
        api.post("/api/v1/efi/failure-cards/" + card() + "/approve").mustBe(200);
        Answer match = api.post("/api/v1/efi/match", Map.of("query", "hub whines with speed", "limit", 5))
                .mustBe(200);
        has(
                match.json(),
                "matches",
                "processing_time_ms",
                "signature_hash",
                "model_used",
                "matching_stages_used",
                "degraded");
        has(
                match.at("/matches/0"),
                "failure_id",
                "title",
                "match_score",
                "match_type",
                "confidence_level",
                "matched_symptoms",
                "matched_codes",
                "reasons",
                "scope");
        assertThat(api.post("/api/v1/efi/match", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void rowsSixToElevenGuidedDiagnosis() {
        String card = card();
        api.post("/api/v1/efi/failure-cards/" + card + "/approve").mustBe(200);
        String ticket = ticket();
        Answer suggestions = api.get("/api/v1/efi-guided/suggestions/" + ticket).mustBe(200);
        has(suggestions.json(), "classified_subsystem", "suggested_paths", "active_session");
        has(
                suggestions.at("/suggested_paths/0"),
                "failure_id",
                "title",
                "subsystem_category",
                "symptom_text",
                "root_cause",
                "resolution_steps",
                "vehicle_model",
                "similarity_score",
                "confidence_level",
                "has_decision_tree",
                "decision_tree_steps");
        assertThat(api.get("/api/v1/efi-guided/session/ticket/" + ticket).json().isNull())
                .isTrue();
        Answer session = api.post(
                        "/api/v1/efi-guided/session/start", Map.of("ticket_id", ticket, "failure_card_id", card))
                .mustBe(201);
        has(session.json(), "session_id", "status", "current_step", "completed_steps", "tree");
        String id = session.text("/session_id");
        has(
                api.get("/api/v1/efi-guided/session/" + id).mustBe(200).at("/current_step"),
                "step_id",
                "order",
                "instruction",
                "expected_measurement",
                "tools_required",
                "safety_notes",
                "pass_action",
                "fail_action");
        assertThat(api.get("/api/v1/efi-guided/session/ticket/" + ticket).text("/session_id"))
                .isEqualTo(id);
        assertThat(api.get("/api/v1/efi-guided/suggestions/" + ticket).text("/active_session/session_id"))
                .isEqualTo(id);
        Answer step = api.post(
                        "/api/v1/efi-guided/session/" + id + "/step/" + session.text("/current_step/step_id"),
                        Map.of("outcome", "fail", "actual_measurement", "grinds", "time_taken_seconds", 30))
                .mustBe(200);
        has(step.json(), "next_step", "session_completed", "resolution");
        Answer estimate =
                api.get("/api/v1/efi-guided/session/" + id + "/estimate").mustBe(200);
        has(
                estimate.json(),
                "resolution",
                "parts",
                "parts_total",
                "labor_hours",
                "labor_rate",
                "labor_total",
                "estimated_total",
                "expected_time_minutes");
        has(estimate.at("/resolution"), "title", "description");
    }

    /** No step has a picture yet. */
    @Test
    void rowTwelveAPicture() {
        assertThat(api.get("/api/v1/efi-guided/step-image/img_1").status()).isEqualTo(404);
    }

    @Test
    void rowsThirteenAndFourteenTheCardOfATicket() {
        String ticket = ticket();
        api.post(
                        "/api/v1/tickets/" + ticket + "/close",
                        Map.of("resolution", "Bearing replaced", "resolution_outcome", "success"))
                .mustBe(200);
        String path = "/api/v1/failure-cards?ticket_id=" + ticket;
        Waiting.until(() -> api.get(path).at("/data").size() == 1);
        Answer found = api.get(path).mustBe(200);
        has(
                found.at("/data/0"),
                "failure_card_id",
                "status",
                "confirmed_root_cause",
                "initial_diagnosis",
                "resolution_steps",
                "technician_notes");
        String card = found.text("/data/0/failure_card_id");

        Answer noted = api.put(
                        "/api/v1/failure-cards/" + card,
                        Map.of(
                                "confirmed_root_cause", "Bearing worn",
                                "efi_suggestion_correct", false,
                                "resolution_steps", "Wheel off\nBoth bearings",
                                "technician_notes", "Wet for weeks",
                                "status", "completed"))
                .mustBe(200);

        assertThat(noted.text("/status")).isEqualTo("pending_review");
        assertThat(noted.text("/resolution_steps")).isEqualTo("Wheel off\nBoth bearings");
        assertThat(noted.text("/efi_suggestion_correct")).isEqualTo("false");
        assertThat(api.get("/api/v1/evfi/failure-cards/" + card).text("/root_cause"))
                .isEqualTo("Bearing worn");
        assertThat(api.put("/api/v1/failure-cards/fc_unknown", Map.of("technician_notes", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(api.put("/api/v1/failure-cards/" + card, Map.of("confirmed_root_cause", " "))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void rowsFifteenToTwentyThreeAreNotBuilt() {
        for (String path : List.of(
                "/api/v1/ai-assist/diagnose",
                "/api/v1/ai/assist/query",
                "/api/v1/ai/assist/feedback",
                "/api/v1/ai/assist/escalate",
                "/api/v1/ai/guidance/generate",
                "/api/v1/ai/guidance/check-context",
                "/api/v1/ai/guidance/ask-back",
                "/api/v1/ai/guidance/add-to-estimate",
                "/api/v1/ai/guidance/feedback")) {
            assertThat(api.post(path, Map.of()).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void rowsTwentyFiveToThirtyImports() {
        Answer upload = api.post(
                        "/api/import/upload",
                        Map.of(
                                "filename",
                                "cards.json",
                                "cards",
                                List.of(Map.of(
                                        "issue_title", "Horn silent",
                                        "root_cause", "Switch",
                                        "fault_category", "horn"))))
                .mustBe(201);
        String job = upload.text("/job_id");
        assertThat(api.get("/api/import/jobs?limit=20").mustBe(200).text("/data/0/job_id"))
                .isEqualTo(job);
        has(
                api.get("/api/import/jobs/" + job).mustBe(200).json(),
                "job_id",
                "filename",
                "status",
                "progress_percent",
                "valid_rows",
                "error_rows",
                "imported_count",
                "updated_count",
                "skipped_count");
        Answer preview = api.get("/api/v1/import/jobs/" + job + "/preview").mustBe(200);
        has(
                preview.json(),
                "job_id",
                "status",
                "total_rows",
                "valid_rows",
                "warning_rows",
                "error_rows",
                "sections",
                "sample_valid");
        has(preview.at("/sections/0"), "vehicle_category", "subsystem_type", "count");
        has(
                preview.at("/sample_valid/0"),
                "complaint_description",
                "root_causes",
                "vehicle_category",
                "subsystem_type",
                "diagnostic_steps");
        api.post("/api/import/jobs/" + job + "/execute").mustBe(202);
        Waiting.until(
                () -> api.get("/api/import/jobs/" + job).text("/imported_count").equals("1"));
        assertThat(api.get("/api/import/jobs/imp_unknown").status()).isEqualTo(404);
        has(api.post("/api/import/quick").mustBe(201).json(), "job_id");
    }
}
