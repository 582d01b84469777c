import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A day in a workshop, told step by step. Ends with code 1 at the first answer that is not the one expected. */
public final class Day {
    private static final int SHOWN_LINES = 14;
    private static final String PASSWORD = "Charge-9-Scooters";

    /** Names of one run: two days on one server must not meet. */
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final List<JsonObject> recalls;
    private int steps;

    private Day(String url, List<JsonObject> recalls) {
        this.url = url;
        this.recalls = recalls;
    }

    /** @param arguments the server's URL and the file of recalls */
    public static void main(String[] arguments) throws Exception {
        var recalls = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(JsonObject::new)
                .toList();
        new Day(arguments[0], recalls).live();
    }

    private void live() throws Exception {
        var owner = openWorkshop("Sharma EV Works", "Asha Sharma", "asha");
        var technician = hireTechnician(owner);
        var tickets = takeComplaints(owner);
        repair(owner, technician, tickets.getFirst());
        lookBack(owner, tickets.getFirst());
        keepStrangersOut(tickets.getFirst());
        say("Done: %d steps, every answer as expected.", steps);
    }

    private String openWorkshop(String name, String person, String mailbox) throws Exception {
        chapter(name + " opens its account");
        var signup = new JsonObject()
                .put("name", name)
                .put("admin_name", person)
                .put("admin_email", mail(mailbox))
                .put("admin_password", PASSWORD)
                .put("city", "Pune")
                .put("vehicle_types", new JsonArray().add("4W"));
        step("Signing up makes the organization, its owner and a trial", 201, "POST", "/api/v1/organizations/signup", "", signup);
        var login = new JsonObject().put("email", mail(mailbox)).put("password", PASSWORD);
        var token = step(person + " logs in", 200, "POST", "/api/auth/login", "", login).getString("token");
        step("and is who they say", 200, "GET", "/api/auth/me", token, null);
        return token;
    }

    private Technician hireTechnician(String owner) throws Exception {
        chapter("A technician joins");
        var invitation = new JsonObject().put("email", mail("imran")).put("name", "Imran Khan").put("role", "technician");
        var link = step("The owner invites Imran", 201, "POST", "/api/v1/organizations/me/invite", owner, invitation)
                .getString("invite_link");
        var acceptance = new JsonObject()
                .put("token", link.substring(link.indexOf("?token=") + "?token=".length()))
                .put("password", PASSWORD)
                .put("name", "Imran Khan");
        var answer = step("Imran follows the link in the mail", 200, "POST", "/api/v1/organizations/accept-invite", "", acceptance);
        return new Technician(answer.getJsonObject("user").getString("user_id"), answer.getString("token"));
    }

    private record Technician(String id, String token) {}

    private List<String> takeComplaints(String owner) throws Exception {
        chapter("Customers bring their vehicles (the complaints are real recall campaigns)");
        var tickets = new ArrayList<String>();
        for (int i = 0; i < recalls.size(); i++) {
            tickets.add(takeComplaint(owner, recalls.get(i), i));
        }
        return tickets;
    }

    private String takeComplaint(String owner, JsonObject recall, int number) throws Exception {
        var customer = new JsonObject()
                .put("name", "Customer " + (number + 1))
                .put("email", mail("customer" + number))
                .put("contact_type", "customer");
        var contact = step("A customer", 201, "POST", "/api/v1/contacts", owner, customer).getString("contact_id");
        var car = new JsonObject()
                .put("owner_name", "Customer " + (number + 1))
                .put("make", recall.getString("make"))
                .put("model", recall.getString("model"))
                .put("year", recall.getInteger("year"))
                .put("registration_number", "MH12EV%04d".formatted(number + 1))
                .put("customer_id", contact);
        var vehicle = step("with a vehicle", 201, "POST", "/api/v1/vehicles", owner, car).getString("vehicle_id");
        var complaint = new JsonObject()
                .put("title", recall.getString("make") + " " + recall.getString("model") + ", campaign " + recall.getString("id"))
                .put("description", recall.getString("defect") + " " + recall.getString("consequence"))
                .put("priority", number == 0 ? "critical" : "medium")
                .put("vehicle_id", vehicle)
                .put("customer_id", contact);
        return step("and a complaint: the ticket is open", 201, "POST", "/api/v1/tickets", owner, complaint)
                .getString("ticket_id");
    }

    private void repair(String owner, Technician technician, String ticket) throws Exception {
        chapter("The critical one is repaired");
        var path = "/api/v1/tickets/" + ticket;
        step("It goes to Imran", 200, "POST", path + "/assign", owner, new JsonObject().put("technician_id", technician.id()));
        step("who starts", 200, "POST", path + "/start-work", technician.token(), null);
        var note = new JsonObject().put("action", "note").put("description", "Charging unit measured: no output.");
        step("notes what he finds", 201, "POST", path + "/activities", technician.token(), note);
        step("(giving work to others is not his to do: the refusal names the permission)", 403, "POST", path + "/assign",
                technician.token(), new JsonObject().put("technician_id", technician.id()));
        var work = new JsonObject().put("work_summary", "Charging unit and its fuse replaced, software updated.").put("labor_hours", 2.5);
        step("and reports the work done.", 200, "POST", path + "/complete-work", technician.token(), work);
        var closing = new JsonObject().put("resolution", "Charging unit replaced under the recall.").put("resolution_outcome", "success");
        step("The owner closes the ticket", 200, "POST", path + "/close", owner, closing);
        step("and cannot start it again: the refusal lists the legal moves", 409, "POST", path + "/start-work", owner, null);
    }

    private void lookBack(String owner, String ticket) throws Exception {
        chapter("In the evening");
        step("The timeline of the repair", 200, "GET", "/api/v1/tickets/" + ticket + "/activities", owner, null);
        step("What is still open, two at a time", 200, "GET", "/api/v1/tickets?status=open&limit=2", owner, null);
        step("The numbers of the day", 200, "GET", "/api/v1/tickets/stats", owner, null);
        step("A GST number that cannot be", 422, "POST", "/api/v1/contacts", owner,
                new JsonObject().put("name", "Parts Dealer").put("contact_type", "vendor").put("gstin", "27AAPFU0939F1ZX"));
    }

    private void keepStrangersOut(String ticket) throws Exception {
        var stranger = openWorkshop("Kolkata Rickshaw Garage", "Ravi Das", "ravi");
        chapter("And sees nothing of its neighbour");
        step("Its list of tickets is empty", 200, "GET", "/api/v1/tickets", stranger, null);
        step("The neighbour's ticket", 404, "GET", "/api/v1/tickets/" + ticket, stranger, null);
        step("answers like one that never was", 404, "GET", "/api/v1/tickets/tkt_" + "0".repeat(32), stranger, null);
        step("and without a login there is nothing at all", 401, "GET", "/api/v1/tickets", "", null);
    }

    private String mail(String mailbox) {
        return mailbox + "." + run + "@example.com";
    }

    private JsonObject step(String words, int expected, String method, String path, String token, JsonObject body)
            throws IOException, InterruptedException {
        steps++;
        var answer = client.send(request(method, path, token, body), HttpResponse.BodyHandlers.ofString());
        say("%n%2d. %s", steps, words);
        say("    %s %s  ->  %d", method, path, answer.statusCode());
        var json = answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
        show(json);
        if (answer.statusCode() != expected) {
            say("%nExpected %d here; the day ends early.", expected);
            System.exit(1);
        }
        return json;
    }

    private HttpRequest request(String method, String path, String token, JsonObject body) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
    }

    /** The answer for a person: no tokens, no empty fields, and not more than a handful of lines. */
    private static void show(JsonObject answer) {
        var lines = tidy(answer).encodePrettily().lines().toList();
        lines.stream().limit(SHOWN_LINES).forEach(line -> say("    %s", line.length() > 116 ? line.substring(0, 113) + "..." : line));
        if (lines.size() > SHOWN_LINES) {
            say("      ... %d more lines", lines.size() - SHOWN_LINES);
        }
    }

    private static JsonObject tidy(JsonObject json) {
        var tidy = new JsonObject();
        json.forEach(each -> {
            var value = each.getValue();
            if (each.getKey().equals("token")) {
                tidy.put("token", "...");
            } else if (value instanceof JsonObject nested) {
                tidy.put(each.getKey(), tidy(nested));
            } else if (value != null && !value.equals("") && !isEmptyDetail(each.getKey(), value)) {
                tidy.put(each.getKey(), value);
            }
        });
        return tidy;
    }

    /** An empty list is a detail, but not when it is the whole answer. */
    private static boolean isEmptyDetail(String key, Object value) {
        return !key.equals("data") && value instanceof JsonArray list && list.isEmpty();
    }

    private static void chapter(String title) {
        say("%n=== %s", title);
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
