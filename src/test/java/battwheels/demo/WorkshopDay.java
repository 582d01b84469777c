package battwheels.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The day, chapter by chapter. */
final class WorkshopDay {
    private final Caller somebody;
    private final List<Complaint> complaints;
    private final Teller teller;
    private final Path papers;
    private final Optional<Path> mails;

    /**
     * @param papers the folder for what is printed
     * @param mails where the server leaves its mail, when it is this day's own
     */
    WorkshopDay(String server, List<Complaint> complaints, Teller teller, Path papers, Optional<Path> mails) {
        this.papers = papers;
        this.mails = mails;
        this.somebody = Caller.at(server, teller);
        this.complaints = complaints;
        this.teller = teller;
    }

    /** @throws UnexpectedAnswer at the first answer that is not as told */
    void run() {
        Team team = Team.assemble(somebody, teller);
        Garage garage = Garage.fill(team, complaints, teller);
        String ticket = garage.tickets().getFirst();
        repair(team, garage.complaints().getFirst(), ticket);
        comeBack(team, garage.complaints().getFirst(), ticket);
        lookBack(team, garage, ticket);
        guard(team, ticket);
        neighbour(team, ticket);
        new FrontOffice(team, somebody, teller).tell();
        evening(team, ticket);
        new FailureMemory(team, somebody, teller).tell(mails);
        new Billing(team, somebody, teller, papers).tell(garage.vehicleId());
        teller.chapter("A long piece of work goes on behind the counter");
        Background.worked(team.owner(), teller);
        teller.chapter("That was the day: " + teller.steps() + " requests, every answer as told.");
    }

    private void repair(Team team, Complaint complaint, String ticket) {
        teller.chapter("Meera gives the first ticket to Ravi, who repairs it");
        String path = "/api/v1/tickets/" + ticket;
        team.technician().get("/api/v1/tickets?limit=5").is(200, "/pagination/total_count", "/data/0/title");
        team.manager()
                .post(path + "/assign", Body.of("technician_id", team.technicianId()))
                .is(200, "status", "assigned_technician_name");
        team.technician()
                .post(path + "/start-work", Body.of("notes", "Pack opened, reading the control unit first."))
                .is(200, "status", "work_started_at");
        team.technician()
                .post(path + "/close", Body.of("resolution", "Looks fine"))
                .is(409, "code", "legal_moves");
        teller.remark("Work in progress is not closed; the refusal names the moves there are.");
        team.technician()
                .post(
                        path + "/complete-work",
                        Body.of(
                                "work_summary",
                                complaint.cure(),
                                "labor_hours",
                                1.5,
                                "parts_used",
                                List.of("Cable tie")))
                .is(200, "status", "labor_hours", "work_summary");
        close(team, complaint, path);
    }

    /** With a screen on the wall that shows events as they happen. */
    private void close(Team team, Complaint complaint, String path) {
        try (LiveEvents live = team.owner().live()) {
            team.manager()
                    .post(path + "/close", Body.of("resolution", complaint.cure(), "resolution_outcome", "success"))
                    .is(200, "status", "closed_at");
            teller.remark("On the screen: ticket.closed, number " + live.await("ticket.closed") + " of the workshop.");
        }
        Background.told(team.owner(), "ticket_closed", teller);
    }

    private void comeBack(Team team, Complaint complaint, String ticket) {
        teller.chapter("The customer comes back, and leaves again");
        String path = "/api/v1/tickets/" + ticket;
        team.manager()
                .post(path + "/reopen", Body.of("reason", "The warning lamp is on again."))
                .is(200, "status");
        team.manager()
                .post(path + "/activities", Body.of("action", "call", "description", "The customer waits in the shop."))
                .is(201, "activity_id", "description");
        team.technician().post(path + "/start-work", Map.of()).is(200, "status");
        team.technician()
                .post(path + "/complete-work", Body.of("work_summary", "Plug of the control unit seated and secured."))
                .is(200, "status");
        team.manager()
                .post(path + "/close", Body.of("resolution", complaint.cure() + " Plug secured."))
                .is(200, "status", "resolution");
    }

    private void lookBack(Team team, Garage garage, String ticket) {
        teller.chapter("What happened, as the product kept it");
        Answer timeline = team.manager()
                .get("/api/v1/tickets/" + ticket + "/activities?limit=50")
                .is(200, "/pagination/total_count");
        timeline.at("/data")
                .forEach(entry -> teller.remark(entry.path("timestamp").asText() + "  "
                        + entry.path("user_name").asText() + ": "
                        + entry.path("description").asText()));
        team.owner().get("/api/v1/tickets/stats").is(200, "total", "open", "in_progress", "/by_status/closed");
        team.owner()
                .get("/api/v1/tickets?priority=critical&limit=3&sort_by=created_at&sort_order=asc")
                .is(200, "/pagination/total_count", "/pagination/has_next", "/data/0/title");
        team.owner()
                .get("/api/v1/vehicles/" + garage.vehicleId() + "/history")
                .is(
                        200,
                        "/vehicle/registration_number",
                        "/vehicle/current_status",
                        "/tickets/0/title",
                        "/status_changes/0/new_status");
    }

    private void guard(Team team, String ticket) {
        teller.chapter("Two at one ticket, and one request sent twice");
        String path = "/api/v1/tickets/" + ticket;
        Answer read = team.manager().get(path).is(200, "ETag", "priority");
        team.owner().put(path, Body.of("priority", "low")).is(200, "ETag", "priority");
        team.manager()
                .with("If-Match", read.header("ETag"))
                .put(path, Body.of("priority", "critical"))
                .is(412, "code", "detail");
        teller.remark("Meera had read an older version; Asha's change is not lost.");
        Caller twice = team.manager().with("Idempotency-Key", "demo-" + ticket);
        Map<String, Object> noise = Body.of("title", "Rattles over 40 km/h");
        String first = twice.post("/api/v1/tickets", noise).is(201, "ticket_id").text("ticket_id");
        twice.post("/api/v1/tickets", noise).is(201, "ticket_id").holds("ticket_id", first);
        teller.remark("Sent twice, made once.");
        twice.post("/api/v1/tickets", Body.of("title", "Something else")).is(422, "code", "detail");
    }

    private void neighbour(Team team, String ticket) {
        teller.chapter("The workshop next door sees nothing of it");
        Caller stranger = Team.open(somebody.named("Vikram"), "Patel Motors", "Vikram Patel", "vikram");
        Answer unknown = stranger.get("/api/v1/tickets/tkt_" + "0".repeat(32)).is(404, "code", "detail");
        stranger.get("/api/v1/tickets/" + ticket).is(404, "code", "detail").holds("detail", unknown.text("detail"));
        teller.remark("A ticket of another workshop and one that never was: the same answer.");
        stranger.get("/api/v1/tickets").is(200, "/pagination/total_count").holds("/pagination/total_count", "0");
        stranger.with("X-Organization-ID", organizationOf(team))
                .get("/api/v1/tickets")
                .is(403, "code");
        team.accountant().get("/api/v1/tickets").is(403, "code", "permission", "role");
        teller.remark("And at home, the books are not the service desk.");
    }

    private void evening(Team team, String ticket) {
        teller.chapter("In the evening Asha reads who did what");
        Answer entries = team.owner()
                .get("/api/v1/audit-logs/ticket/" + ticket + "?limit=50")
                .is(200, "/pagination/total_count");
        entries.at("/data")
                .forEach(entry -> teller.remark(entry.path("timestamp").asText() + "  "
                        + entry.path("actor_name").asText() + "  "
                        + entry.path("action").asText() + "  "
                        + entry.path("changes").size() + " fields"));
        team.manager().get("/api/v1/audit-logs").is(403, "code", "permission");
    }

    private static String organizationOf(Team team) {
        return team.owner()
                .get("/api/v1/organizations/me")
                .is(200, "organization_id", "name")
                .text("organization_id");
    }
}
