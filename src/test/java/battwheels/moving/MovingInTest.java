package battwheels.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An organization comes from the older product with a dump: reported first, then here, and a second time nothing new. */
class MovingInTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Api api = owner.api();

    @TempDir
    private Path folder;

    private OldDump dump;

    @BeforeEach
    void dump() throws IOException {
        dump = new OldDump(folder, UUID.randomUUID().toString().substring(0, 8));
        dump.write();
    }

    private String move(boolean apply) throws Exception {
        return SERVER.moveIn(folder, folder.resolve("report"), OldDump.ORGANIZATION, owner.organizationId(), apply);
    }

    private List<JsonObject> report(String collection, String id) throws IOException {
        return Files.readAllLines(folder.resolve("report")).stream()
                .map(JsonObject::new)
                .filter(line -> line.getString("collection").equals(collection)
                        && line.getString("id").equals(id))
                .toList();
    }

    private long count(String path) {
        return api.get(path).mustBe(200).at("/pagination/total_count").asLong();
    }

    private Answer login(String name, String password) {
        return api.anonymous().post("/api/auth/login", Map.of("email", dump.email(name), "password", password));
    }

    @Test
    void aDryRunChangesNothingAndASecondRunChangesNothingMore() throws Exception {
        String dry = move(false);
        assertThat(count("/api/v1/contacts") + count("/api/v1/vehicles") + count("/api/v1/tickets"))
                .isZero();
        assertThat(login("asha", "Older-Secret1").code()).isEqualTo("LOGIN_REFUSED");

        String first = move(true);
        List<Long> counts = List.of(
                count("/api/v1/contacts"),
                count("/api/v1/vehicles"),
                count("/api/v1/tickets"),
                count("/api/v1/organizations/me/members"));
        long events = api.get("/api/v1/audit-logs?limit=1")
                .at("/pagination/total_count")
                .asLong();
        String second = move(true);

        assertThat(dry).contains("Nothing was changed");
        assertThat(first.replaceAll("(?s)Moved.*", "").replace("    made", " to make"))
                .isEqualTo(dry.replaceAll("(?s)Nothing.*", ""));
        // Green Labs, Twice, Blue Wheels, and Kiran, whose account was a customer; Nameless stays out.
        assertThat(counts).containsExactly(4L, 1L, 3L, 5L);
        assertThat(List.of(
                        count("/api/v1/contacts"),
                        count("/api/v1/vehicles"),
                        count("/api/v1/tickets"),
                        count("/api/v1/organizations/me/members")))
                .isEqualTo(counts);
        assertThat(second).containsPattern("tickets +3 +0 +3 ");
        assertThat(api.get("/api/v1/audit-logs?limit=1")
                        .at("/pagination/total_count")
                        .asLong())
                .isEqualTo(events);
    }

    @Test
    void peopleComeWithTheirPasswordsOrHaveToChooseNewOnes() throws Exception {
        move(true);

        assertThat(login("asha", "Older-Secret1").status()).isEqualTo(200);
        assertThat(login("ravi", "Older-Secret2").code()).isEqualTo("PASSWORD_RESET_REQUIRED");
        assertThat(api.anonymous()
                        .post(
                                "/api/v1/organizations/accept-invite",
                                Map.of(
                                        "token",
                                        SERVER.signUp().inviteToken("viewer", dump.email("ravi")),
                                        "password",
                                        "Older-Secret2"))
                        .code())
                .isEqualTo("PASSWORD_RESET_REQUIRED");
        assertThat(login("meera", "anything").code()).isEqualTo("LOGIN_REFUSED");
        api.anonymous()
                .post("/api/auth/forgot-password", Map.of("email", dump.email("meera")))
                .mustBe(200);
        String secret = SERVER.mails().token(dump.email("meera"), "password_reset", 1);
        api.anonymous()
                .post("/api/auth/reset-password", Map.of("token", secret, "new_password", "Newer-Secret3"))
                .mustBe(200);
        assertThat(login("meera", "Newer-Secret3").status()).isEqualTo(200);
        assertThat(login("other", "x").code()).isEqualTo("LOGIN_REFUSED");
        assertThat(report("users", "user_000000000003").toString()).contains("a new password has to be chosen");
        assertThat(report("users", "user_000000000001").toString()).contains("owner became admin");
        assertThat(report("users", "user_000000000005").toString()).contains("none of the workshop");
        assertThat(report("users", "user_000000000007")).isEmpty();
    }

    @Test
    void everyFieldThatIsNotAsItWasIsReported() throws Exception {
        move(true);

        assertThat(report("contacts", "CON-0000000000A1").toString())
                .contains("loyalty_points", "no place for it", "rounded to the paisa");
        assertThat(report("contacts", "CON-0000000000A2").toString())
                .contains("an earlier contact has the same", "must be a phone number");
        assertThat(report("contacts", "CON-0000000000A3").toString()).contains("kept_out", "name is required");
        assertThat(report("contacts", "CON-0000000000A4")).isEmpty();
        assertThat(report("vehicles", "veh_0000000000c2").toString()).contains("kept_out", "registration_number");
        assertThat(report("tickets", "TKT-000002").toString())
                .contains("became title", "work_in_progress became in_progress", "survey_token");
        assertThat(report("tickets", "tkt_0000000000d3").toString())
                .contains("assigned to nobody, so open", "named somebody of the workshop");
        assertThat(report("tickets", "tkt_0000000000d1").toString()).contains("a closed ticket has one here");
        assertThat(Files.readString(folder.resolve("report"))).doesNotContain("Green Labs", "Does not charge");
    }

    @Test
    void ticketsStandWhereTheyStoodWithTheirVehicleAndCustomer() throws Exception {
        move(true);

        Answer open = api.get("/api/v1/tickets?status=in_progress").mustBe(200);
        assertThat(open.text("/data/0/title")).isEqualTo("Brakes squeal");
        assertThat(open.text("/data/0/created_at")).isEqualTo("2025-01-01T09:30:00.000Z");
        assertThat(open.at("/data/0/status_history").findValuesAsText("timestamp"))
                .startsWith("2025-01-02T03:04:05.678Z", "2025-01-03T03:04:05.000Z");
        Answer vehicle = api.get("/api/v1/vehicles/" + open.text("/data/0/vehicle_id"));
        assertThat(vehicle.text("/current_status")).isEqualTo("in_workshop");
        assertThat(vehicle.at("/open_tickets/0").asText()).isEqualTo(open.text("/data/0/ticket_id"));
        Answer closed = api.get("/api/v1/tickets?status=closed").mustBe(200);
        assertThat(closed.text("/data/0/closed_at")).isEqualTo("2025-02-03T10:00:00.000Z");
        assertThat(api.get("/api/v1/contacts/" + closed.text("/data/0/customer_id"))
                        .text("/name"))
                .isEqualTo("kiran");
        assertThat(api.get("/api/v1/contacts?search=green")
                        .at("/data/0/credit_limit")
                        .decimalValue())
                .isEqualByComparingTo("1234.57");
    }

    @Test
    void aDumpThatIsNoneIsRefusedInWords() throws IOException {
        Files.write(folder.resolve("tickets.bson"), new byte[] {100, 0, 0, 0, 1});

        assertThatThrownBy(() -> move(false)).hasMessageContaining("tickets.bson is damaged");
        assertThatThrownBy(() -> SERVER.moveIn(
                        folder.resolve("nowhere"), folder.resolve("report"), "x", owner.organizationId(), false))
                .hasMessageContaining("no collection");
        assertThatThrownBy(() -> SERVER.moveIn(folder, folder.resolve("report"), "x", "org_x", false))
                .hasMessageContaining("no organization");
    }
}
