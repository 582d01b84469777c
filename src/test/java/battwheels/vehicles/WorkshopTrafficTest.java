package battwheels.vehicles;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Vehicles come and go with their tickets, and their history tells of it. */
class WorkshopTrafficTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Api api = owner.api();
    private final String id = api.post(
                    "/api/v1/vehicles",
                    Map.of(
                            "owner_name", "Asha Verma",
                            "make", "Ather",
                            "model", "450X",
                            "year", 2023,
                            "registration_number", "DL01AB1234"))
            .mustBe(201)
            .text("/vehicle_id");
    private final String vehicle = "/api/v1/vehicles/" + id;

    private String ticket(String title) {
        return "/api/v1/tickets/"
                + api.post("/api/v1/tickets", Map.of("title", title, "vehicle_id", id))
                        .mustBe(201)
                        .text("/ticket_id");
    }

    private void close(String ticket) {
        api.post(ticket + "/close", Map.of("resolution", "Cured.")).mustBe(200);
    }

    private void assertStands(String status, int openTickets) {
        Answer now = api.get(vehicle).mustBe(200);
        assertThat(now.text("/current_status")).isEqualTo(status);
        assertThat(now.at("/open_tickets")).hasSize(openTickets);
    }

    private static Answer stand(Api api, String path) {
        return api.send("PUT", path, HttpRequest.BodyPublishers.noBody());
    }

    @Test
    void aTicketBringsItsVehicleInAndItsCloseLetsItGo() {
        String ticket = ticket("Brake noise");
        assertStands("in_workshop", 1);

        close(ticket);

        assertStands("serviced", 0);
    }

    @Test
    void theLastOpenTicketKeepsTheVehicle() {
        String first = ticket("Brake noise");
        String second = ticket("Flat tyre");
        close(first);
        assertStands("in_workshop", 1);

        close(second);

        assertStands("serviced", 0);
    }

    @Test
    void aReopenedTicketBringsTheVehicleBack() {
        String ticket = ticket("Brake noise");
        close(ticket);

        api.post(ticket + "/reopen", Map.of("reason", "The noise is back.")).mustBe(200);

        assertStands("in_workshop", 1);
    }

    @Test
    void aListIsNotBehindTheTickets() {
        ticket("Brake noise");

        assertThat(api.get("/api/v1/vehicles?status=in_workshop").at("/data")).hasSize(1);
    }

    @Test
    void aTicketOfAnotherVehicleOrOrganizationMovesNothing() {
        api.post("/api/v1/tickets", Map.of("title", "Walk-in")).mustBe(201);
        Answer stolen = SERVER.signUp().api().post("/api/v1/tickets", Map.of("title", "x", "vehicle_id", id));

        assertThat(stolen.status()).isEqualTo(422);
        assertThat(stolen.text("/errors/0/pointer")).isEqualTo("/vehicle_id");
        assertStands("active", 0);
    }

    @Test
    void anOpenTicketKeepsTheVehicleFromDeletion() {
        String ticket = ticket("Brake noise");

        Answer refused = api.delete(vehicle);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("IN_USE");
        assertThat(refused.at("/uses").asInt()).isEqualTo(1);
        close(ticket);
        assertThat(api.delete(vehicle).status()).isEqualTo(204);
    }

    @Test
    void aVehicleThatIsGoneFollowsNoTicket() {
        String ticket = ticket("Brake noise");
        close(ticket);
        api.delete(vehicle).mustBe(204);

        api.post(ticket + "/reopen", Map.of("reason", "The noise is back.")).mustBe(200);

        assertThat(api.get(vehicle).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/vehicles").status()).isEqualTo(200);
    }

    @Test
    void theHistoryTellsTicketsAndStandingNewestFirst() {
        String first = ticket("Brake noise");
        close(first);
        ticket("Flat tyre");
        stand(api, vehicle + "/status?status=active").mustBe(200);

        Answer history = api.get(vehicle + "/history").mustBe(200);

        assertThat(history.text("/vehicle/current_status")).isEqualTo("active");
        assertThat(history.at("/tickets"))
                .extracting(ticket -> ticket.path("title").asText())
                .containsExactly("Flat tyre", "Brake noise");
        assertThat(history.text("/tickets/1/resolution")).isEqualTo("Cured.");
        assertThat(history.at("/status_changes"))
                .extracting(change -> change.path("new_status").asText())
                .containsExactly("active", "in_workshop", "serviced", "in_workshop");
        assertThat(history.at("/status_changes/0/ticket_id").isNull()).isTrue();
        assertThat(history.text("/status_changes/3/ticket_id")).isEqualTo(first.replace("/api/v1/tickets/", ""));
        assertThat(history.text("/status_changes/3/changed_by")).isEqualTo("Asha Sharma");
    }
}
