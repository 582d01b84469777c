package battwheels;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The requests of the training run: what most callers ask first. An answer that is a refusal trains too. */
final class TrainingRequests {
    private static final String EMAIL = "owner@example.com";
    private static final String PASSWORD = "Training-1!";

    private final int httpPort;
    private final int healthPort;
    private String token = "none";

    TrainingRequests(int httpPort, int healthPort) {
        this.httpPort = httpPort;
        this.healthPort = healthPort;
    }

    void send() {
        for (var path : List.of("/health/live", "/health/ready", "/metrics", "/build")) {
            request("GET", healthPort, path, "");
        }
        enter();
        // Twice: what was made at the first call (schemas, buckets, channels) is found by the second.
        work();
        work();
        api("POST", "/api/auth/logout", "");
    }

    private void enter() {
        for (var path : List.of("/api/health", "/openapi.json", "/api/auth/me")) {
            api("GET", path, "");
        }
        var signup = new JsonObject()
                .put("name", "Training Workshop")
                .put("admin_name", "Asha Verma")
                .put("admin_email", EMAIL)
                .put("admin_password", PASSWORD);
        api("POST", "/api/v1/organizations/signup", signup.encode());
        var login = new JsonObject().put("email", EMAIL).put("password", PASSWORD);
        token = api("POST", "/api/auth/login", login.encode()).getString("token", "none");
    }

    private void work() {
        api("GET", "/api/auth/me", "");
        api("POST", "/api/v1/contacts", "{\"name\":\"Rohan Mehta\",\"phone\":\"+91 98765 43210\"}");
        api(
                "POST",
                "/api/v1/vehicles",
                "{\"owner_name\":\"Rohan Mehta\",\"make\":\"Ather\",\"model\":\"450X\",\"year\":2023,"
                        + "\"registration_number\":\"DL01AB1234\"}");
        var ticket = api("POST", "/api/v1/tickets", "{\"title\":\"Stops charging at 80 %\",\"priority\":\"high\"}")
                .getString("ticket_id", "tkt_none");
        api("GET", "/api/v1/tickets/" + ticket, "");
        api("POST", "/api/v1/tickets/" + ticket + "/close", "{\"resolution\":\"Charger replaced\"}");
        for (var list : List.of("contacts", "vehicles", "tickets", "tickets?status=open&limit=5", "tickets/stats")) {
            api("GET", "/api/v1/" + list, "");
        }
    }

    private JsonObject api(String method, String path, String body) {
        return request(method, httpPort, path, body);
    }

    private JsonObject request(String method, int port, String path, String body) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setReadTimeout(20_000);
            connection.setRequestProperty("Authorization", "Bearer " + token);
            if (!body.isEmpty()) {
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            System.out.println("  " + method + " " + path + " " + connection.getResponseCode());
            return answer(connection);
        } catch (IOException e) {
            System.out.println("  " + method + " " + path + " " + e);
            return new JsonObject();
        }
    }

    /** The body if it is a JSON object of a success, else an empty one. */
    private static JsonObject answer(HttpURLConnection connection) throws IOException {
        if (connection.getResponseCode() >= 300) {
            return new JsonObject();
        }
        try (var in = connection.getInputStream()) {
            var body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return body.startsWith("{") ? new JsonObject(body) : new JsonObject();
        }
    }
}
