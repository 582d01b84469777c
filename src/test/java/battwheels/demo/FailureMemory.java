package battwheels.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A complaint that knowledge helps with, and how one workshop's finding reaches another, by review alone. */
final class FailureMemory {
    private static final String EVFI = "/api/v1/evfi/";
    private static final String GUIDED = "/api/v1/evfi-guided/";

    private final Team team;
    private final Caller somebody;
    private final Teller teller;

    FailureMemory(Team team, Caller somebody, Teller teller) {
        this.team = team;
        this.somebody = somebody;
        this.teller = teller;
    }

    void tell(Optional<Path> mails) {
        teller.chapter("A complaint arrives that others had before");
        String ticket = team.manager()
                .post(
                        "/api/v1/tickets",
                        Body.of(
                                "title", "Motor jerks at start",
                                "description", "Buzzes and jerks from standstill, then runs",
                                "vehicle_make", "Ather",
                                "vehicle_model", "450X"))
                .is(201, "ticket_id", "title")
                .text("ticket_id");
        causes();
        String card = guided(ticket);
        teach(ticket, card);
        share(mails);
    }

    private void causes() {
        Answer ranked = team.technician()
                .post(
                        EVFI + "intelligence/rank-causes",
                        Body.of(
                                "symptom_text", "Motor jerks or buzzes at start and then runs",
                                "subsystem", "motor"))
                .is(200, "/causes/0/root_cause", "/causes/0/points", "escalate");
        for (JsonNode cause : ranked.at("/causes")) {
            StringBuilder reasons = new StringBuilder();
            cause.path("arithmetic")
                    .forEach(term -> reasons.append("  ")
                            .append(term.path("factor").asText())
                            .append(' ')
                            .append(term.path("points").asText())
                            .append(" (")
                            .append(term.path("why").asText())
                            .append(')'));
            teller.remark(cause.path("root_cause").asText() + ": "
                    + cause.path("points").asText() + " of " + cause.path("points_most") + " =" + reasons);
        }
    }

    private String guided(String ticket) {
        teller.chapter("Ravi is led through the checks");
        Answer paths = team.technician()
                .get(GUIDED + "suggestions/" + ticket)
                .is(200, "classified_subsystem", "/suggested_paths/0/title", "/suggested_paths/0/reasons");
        String card = withSteps(paths);
        Answer step = team.technician()
                .post(GUIDED + "session/start", Body.of("ticket_id", ticket, "failure_card_id", card))
                .is(201, "session_id", "/current_step/instruction", "/current_step/expected_measurement");
        String session = GUIDED + "session/" + step.text("session_id");
        team.technician()
                .post(
                        session + "/step/" + step.text("/current_step/step_id"),
                        Body.of("outcome", "fail", "actual_measurement", "3.9 V", "time_taken_seconds", 120))
                .is(200, "session_completed", "/resolution/title");
        team.technician()
                .get(session + "/estimate")
                .is(200, "parts_total", "labor_hours", "labor_total", "estimated_total");
        return card;
    }

    private static String withSteps(Answer paths) {
        for (JsonNode path : paths.at("/suggested_paths")) {
            if (path.path("has_decision_tree").asBoolean()) {
                return path.path("failure_id").asText();
            }
        }
        throw new UnexpectedAnswer("no suggested path has steps");
    }

    private void teach(String ticket, String card) {
        teller.chapter("The closed ticket teaches, in this workshop alone");
        team.manager()
                .post(
                        "/api/v1/tickets/" + ticket + "/close",
                        Body.of(
                                "resolution", "Sensor supply repaired",
                                "resolution_outcome", "success",
                                "selected_failure_card", card))
                .is(200, "status", "resolution_outcome");
        String path = EVFI + "failure-cards/" + card;
        Background.until(
                team.owner().quietly(), path, answer -> answer.at("usage_count").asInt() > 0);
        team.owner().get(path).is(200, "usage_count", "success_count", "confidence_score", "scope");
    }

    /** The public text is the workshop's to confirm and the platform's to approve. */
    private void share(Optional<Path> mails) {
        teller.chapter("A finding is offered to all, without who and where");
        String marker = "Z" + System.currentTimeMillis() % 1_000_000;
        Map<String, Object> finding = Body.of(
                "title", "Throttle sticks in the cold " + marker,
                "symptom_text", "Speed stays when released; Mr Rohan Mehta, 98765 43210, saw it twice",
                "root_cause", "Grease of the throttle stiffens",
                "subsystem_category", "throttle",
                "error_codes", List.of(marker));
        String card = team.owner()
                .post(EVFI + "failure-cards", finding)
                .is(201, "failure_id", "scope")
                .text("failure_id");
        team.owner().post(EVFI + "failure-cards/" + card + "/approve").is(200, "status");
        Answer offer = team.owner()
                .post(EVFI + "failure-cards/" + card + "/promote")
                .is(201, "promotion_id", "/scrub_report/findings/0/kind", "/public_text/symptom_text");
        String id = offer.text("promotion_id");
        team.owner()
                .post(EVFI + "promotions/" + id + "/confirm", offer.at("public_text"))
                .is(200, "status");
        Optional<Caller> reviewer = Reviewer.enter(somebody.named("Platform"), mails);
        if (reviewer.isEmpty()) {
            teller.remark("This server's platform admin is somebody else: it waits for their review.");
            return;
        }
        reviewer.get()
                .post("/api/v1/platform/knowledge/offers/" + id + "/approve")
                .is(200, "status", "global_failure_id");
        Caller second = Team.open(somebody.named("Lata"), "Rao E-Motors", "Lata Rao", "lata");
        Answer found = second.post(EVFI + "match", Body.of("error_codes", List.of(marker)))
                .is(200, "/matches/0/title", "/matches/0/scope", "/matches/0/reasons");
        if (!found.at("/matches/0/scope").asText().equals("global")) {
            throw new UnexpectedAnswer("the shared card did not arrive: " + found.body());
        }
        teller.remark("Lata finds what Asha's workshop learned, and nothing of who learned it.");
    }
}
