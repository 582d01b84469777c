package battwheels.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The desk beyond the counter: help asked for on the web, promised times, files, a question kept, a role, a key. */
final class FrontOffice {
    private static final byte[] NOTE = "Cell 7 at 3.1 V, all others at 3.6 V.".getBytes(StandardCharsets.UTF_8);

    private final Team team;
    private final Caller somebody;
    private final Teller teller;

    FrontOffice(Team team, Caller somebody, Teller teller) {
        this.team = team;
        this.somebody = somebody;
        this.teller = teller;
    }

    void tell() {
        teller.chapter("Zoya asks for help on the web, without an account");
        Caller customer = somebody.named("Zoya");
        Answer asked = customer.post("/api/public/tickets/submit?org_slug=" + slug(), complaint())
                .is(201, "ticket_id");
        String ticket = asked.text("ticket_id");
        String link = "/api/public/tickets/" + asked.text("tracking_token");
        customer.get(link).is(200, "status", "/steps/0/status", "survey_open");
        customer.get("/api/public/tickets/" + ticket).is(400, "code", "detail");
        teller.remark("The link says how far it is; the ticket's number alone says nothing.");
        promises(ticket);
        file(ticket);
        question();
        survey(customer, ticket, link);
        keys();
    }

    private String slug() {
        return team.owner().quietly().get("/api/v1/organizations/me").is(200).text("slug");
    }

    private static Map<String, Object> complaint() {
        return Body.of(
                "vehicle_category", "2W",
                "vehicle_number", "DL 01 AB 1234",
                "customer_type", "individual",
                "customer_name", "Zoya Khan",
                "contact_number", "+91 98765 43210",
                "title", "Scooter stops charging at 80 %",
                "description", "Since the monsoon it stops at 80 %.",
                "issue_type", "battery");
    }

    private void promises(String ticket) {
        teller.chapter("What was promised, and by when");
        team.owner()
                .put("/api/v1/sla/config", Body.of("HIGH", Body.of("response_hours", 2, "resolution_hours", 8)))
                .is(200, "/HIGH/response_hours", "/HIGH/resolution_hours");
        String path = "/api/v1/tickets/" + ticket;
        team.manager().put(path, Body.of("priority", "high")).is(200, "priority");
        team.manager().get(path).is(200, "priority", "sla_response_due_at", "sla_resolution_due_at");
        team.manager().get("/api/v1/tickets/board?per_column=2").is(200, "/columns/0/status", "/columns/0/count");
        team.manager()
                .get("/api/v1/tickets?search=zoya%20charg")
                .is(200, "/pagination/total_count", "/data/0/title")
                .holds("/pagination/total_count", "1");
    }

    private void file(String ticket) {
        teller.chapter("Ravi's measurement goes with the ticket");
        Answer begun = team.technician()
                .post(
                        "/api/v1/attachments",
                        Body.of(
                                "parent_type",
                                "ticket",
                                "parent_id",
                                ticket,
                                "file_name",
                                "Cells.txt",
                                "size",
                                NOTE.length))
                .is(201, "attachment_id", "status");
        String path = "/api/v1/attachments/" + begun.text("attachment_id");
        team.technician()
                .post(
                        path + "/pieces",
                        Body.of("index", 0, "content", Base64.getEncoder().encodeToString(NOTE)))
                .is(200, "status");
        team.technician().post(path + "/complete").is(200, "status", "content_type");
        team.technician().post(path + "/link", Body.of("thumbnail", false)).is(200, "expires_at");
    }

    private void question() {
        teller.chapter("Meera keeps a question she asks every morning");
        String name = "Late and critical " + System.currentTimeMillis() % 1_000_000;
        team.manager()
                .post(
                        "/api/v1/saved-filters",
                        Body.of(
                                "list",
                                "tickets",
                                "name",
                                name,
                                "query",
                                Body.of("priority", "critical", "late", "true", "sort_by", "due_at"),
                                "shared",
                                true))
                .is(201, "filter_id", "name");
        team.manager()
                .get("/api/v1/tickets?priority=critical&late=true&sort_by=due_at")
                .is(200, "/pagination/total_count");
    }

    private void survey(Caller customer, String ticket, String link) {
        teller.chapter("The scooter is done, and Zoya says how it was");
        team.manager()
                .post(
                        "/api/v1/tickets/" + ticket + "/close",
                        Body.of("resolution", "Cell 7 replaced", "resolution_outcome", "success"))
                .is(200, "status");
        customer.get(link).is(200, "status", "survey_open");
        Map<String, Object> opinion =
                Body.of("rating", 5, "would_recommend", true, "review_text", "Quick and friendly.");
        customer.post(link + "/survey", opinion).is(201, "rating");
        customer.post(link + "/survey", opinion).is(409, "code", "detail");
        team.manager().get("/api/v1/tickets/" + ticket + "/survey").is(200, "rating", "review_text");
    }

    private void keys() {
        teller.chapter("A supplier's program gets a key that may read tickets, and nothing else");
        Answer role = team.owner()
                .post(
                        "/api/v1/permissions/roles",
                        Body.of(
                                "name",
                                "Supplier " + System.currentTimeMillis() % 1_000_000,
                                "permissions",
                                List.of("tickets:read", "tickets:read_all")))
                .is(201, "role_id", "permissions");
        Answer key = team.owner()
                .quietly()
                .post(
                        "/api/v1/api-keys",
                        Body.of("name", "Parts supplier", "role", role.text("role_id"), "expires_in_days", 30));
        if (key.at("code").asText().equals("FEATURE_NOT_AVAILABLE")) {
            teller.remark("This workshop's plan has no keys for programs.");
            return;
        }
        Caller program =
                somebody.named("Supplier's program").signedIn(key.is(201).text("key"));
        program.get("/api/v1/tickets?limit=1").is(200, "/pagination/total_count");
        program.get("/api/v1/contacts").is(403, "code", "permission");
        team.owner().get("/api/v1/api-keys").is(200, "/data/0/name", "/data/0/role", "/data/0/last_used_at");
        team.owner()
                .get("/api/v1/subscriptions/limits")
                .is(200, "period", "/limits/tickets/current", "/limits/tickets/limit", "/limits/users/current");
    }
}
