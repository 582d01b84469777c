package battwheels.tickets;

import static battwheels.tickets.Workshop.NO_TICKET;
import static battwheels.tickets.Workshop.NO_USER;
import static battwheels.tickets.Workshop.TICKETS;
import static battwheels.tickets.Workshop.body;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets over HTTP: what is taken in, changed and refused. */
class TicketOperationsTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Member owner;
    private static Workshop desk;
    private static Workshop stranger;

    @BeforeAll
    static void open() {
        owner = SERVER.signUp();
        desk = Workshop.of(owner);
        stranger = Workshop.of(SERVER.signUp());
    }

    private static String contact(Workshop workshop, Map<String, Object> contact) {
        return workshop.api().post("/api/v1/contacts", contact).mustBe(201).text("/contact_id");
    }

    private static JsonNode refusal(Answer answer, String pointer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors"))
                .extracting(fault -> fault.path("pointer").asText())
                .contains(pointer);
        return answer.masked();
    }

    @Test
    void aTicketNeedsATitleAndNothingElse() {
        Answer made = desk.api().post(TICKETS, body("title", "  Brake noise ")).mustBe(201);

        assertThat(made.text("/title")).isEqualTo("Brake noise");
        assertThat(made.text("/status")).isEqualTo("open");
        assertThat(made.text("/priority")).isEqualTo("medium");
        assertThat(made.text("/ticket_type")).isEqualTo("workshop");
        assertThat(made.at("/customer_id").isNull()).isTrue();
        assertThat(made.text("/created_by")).isEqualTo(owner.userId());
        assertThat(made.text("/ticket_id")).matches("tkt_[0-9a-z]{26,32}");
        assertThat(made.header("Location")).isEqualTo(TICKETS + "/" + made.text("/ticket_id"));
        Answer read = desk.api().get(made.header("Location")).mustBe(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag"));
    }

    @Test
    void aTicketTakesWhatItsVehicleAndCustomerAlreadyTell() {
        String vehicle = desk.vehicle("DL01AB1234");
        String customer =
                contact(desk, Map.of("name", "Meera Iyer", "email", "Meera@example.com", "phone", "+91 98765 43210"));

        Answer made = desk.opened("vehicle_id", vehicle, "customer_id", customer, "vehicle_model", "450 Plus");

        assertThat(made.text("/vehicle_number")).isEqualTo("DL01AB1234");
        assertThat(made.text("/vehicle_make")).isEqualTo("Ather");
        assertThat(made.text("/vehicle_model")).isEqualTo("450 Plus");
        assertThat(made.at("/vehicle_year").asInt()).isEqualTo(2023);
        assertThat(made.text("/customer_name")).isEqualTo("Meera Iyer");
        assertThat(made.text("/customer_email")).isEqualTo("meera@example.com");
        assertThat(made.text("/contact_number")).isEqualTo("+91 98765 43210");
        assertThat(made.text("/ticket_type")).isEqualTo("onsite");
    }

    @Test
    void anotherCustomerBringsItsOwnNameAndNumberOrNone() {
        String meera = contact(desk, Map.of("name", "Meera", "phone", "+91 98765 43211"));
        String sunil = contact(desk, Map.of("name", "Sunil", "email", "sunil@example.com"));
        String ticket = desk.open("customer_id", meera);

        Answer changed = desk.change(ticket, "customer_id", sunil).mustBe(200);

        assertThat(changed.text("/customer_name")).isEqualTo("Sunil");
        assertThat(changed.text("/customer_email")).isEqualTo("sunil@example.com");
        assertThat(changed.at("/contact_number").isNull()).isTrue();
    }

    @Test
    void idsOfAnotherOrganizationAreRefusedLikeThoseThatDoNotExist() {
        String theirVehicle = stranger.vehicle("KA01AB1234");
        String theirContact = contact(stranger, Map.of("name", "Eve"));
        String ticket = desk.open();

        assertThat(List.of(theirVehicle, "veh_0193c6f07a527b3e9f5e2d1c8a4b6e90", "nonsense", "~"))
                .extracting(id ->
                        refusal(desk.api().post(TICKETS, body("title", "x", "vehicle_id", id)), "/vehicle_id"))
                .containsOnly(
                        refusal(desk.api().post(TICKETS, body("title", "x", "vehicle_id", "veh_1")), "/vehicle_id"));
        for (String id : List.of(theirContact, "con_0193c6f07a527b3e9f5e2d1c8a4b6e90", "nonsense")) {
            JsonNode created = refusal(desk.api().post(TICKETS, body("title", "x", "customer_id", id)), "/customer_id");
            JsonNode changed = refusal(desk.change(ticket, "customer_id", id), "/customer_id");
            assertThat(List.of(created.toString(), changed.toString()))
                    .containsOnly(refusal(desk.change(ticket, "customer_id", "con_1"), "/customer_id")
                            .toString());
        }
        assertThat(desk.api().get(ticket).at("/customer_id").isNull()).isTrue();
    }

    @Test
    void everyUnknownIdOfABodyIsToldAtOnce() {
        Answer refused = desk.api().post(TICKETS, body("title", "x", "vehicle_id", "veh_1", "customer_id", "con_1"));

        assertThat(refused.at("/errors"))
                .extracting(fault -> fault.path("pointer").asText())
                .containsExactly("/vehicle_id", "/customer_id");
    }

    @Test
    void onlyAnActiveMemberWhoRepairsIsGivenATicket() {
        Member removed = owner.invites("technician");
        owner.api()
                .delete("/api/v1/organizations/me/members/" + removed.userId())
                .mustBe(204);
        String foreigner = SERVER.signUp().userId();
        String ticket = desk.open();
        JsonNode assigning = refusal(desk.assign(ticket, NO_USER), "/technician_id");
        JsonNode changing = refusal(desk.change(ticket, "assigned_technician_id", NO_USER), "/assigned_technician_id");

        for (String userId : List.of(
                foreigner,
                removed.userId(),
                owner.invites("viewer").userId(),
                owner.invites("dispatcher").userId(),
                owner.invites("accountant").userId(),
                owner.invites("hr").userId())) {
            assertThat(refusal(desk.assign(ticket, userId), "/technician_id")).isEqualTo(assigning);
            assertThat(refusal(
                            desk.change(ticket, "assigned_technician_id", userId, "priority", "high"),
                            "/assigned_technician_id"))
                    .isEqualTo(changing);
        }
        assertThat(desk.api().get(ticket).text("/priority")).isEqualTo("medium");
        for (String role : List.of("admin", "manager", "technician")) {
            desk.assign(ticket, owner.invites(role).userId()).mustBe(200);
        }
    }

    @Test
    void aFormSentBackWholeChangesNothingEvenWhenItsTechnicianHasLeft() {
        Member leaver = owner.invites("technician");
        String customer = contact(desk, Map.of("name", "Meera"));
        String ticket = desk.open("customer_id", customer, "estimated_cost", 10);
        Answer whole = desk.assign(ticket, leaver.userId()).mustBe(200);
        owner.api()
                .delete("/api/v1/organizations/me/members/" + leaver.userId())
                .mustBe(204);

        Answer again = desk.api().put(ticket, whole.json()).mustBe(200);

        assertThat(again.json()).isEqualTo(whole.json());
        assertThat(again.header("ETag")).isEqualTo(whole.header("ETag"));
    }

    @Test
    void aChangeTouchesWhatItNamesAndEmptyTextClears() {
        String ticket = desk.open("category", "battery", "customer_name", "Asha", "symptoms", List.of("hot"));

        Answer changed = desk.change(ticket, "priority", "critical", "category", "", "symptoms", List.of());

        assertThat(changed.text("/priority")).isEqualTo("critical");
        assertThat(changed.at("/category").isNull()).isTrue();
        assertThat(changed.at("/symptoms")).isEmpty();
        assertThat(changed.text("/customer_name")).isEqualTo("Asha");
        assertThat(changed.text("/title")).isEqualTo("Scooter does not charge");
        assertThat(changed.text("/updated_at")).isGreaterThanOrEqualTo(changed.text("/created_at"));
    }

    @Test
    void theVehicleOfATicketStaysTheOneItWasOpenedFor() {
        String mine = desk.vehicle("DL07AB1234");
        String other = desk.vehicle("DL08AB1234");
        String ticket = desk.open("vehicle_id", mine);

        assertThat(desk.change(ticket, "vehicle_id", other).mustBe(200).text("/vehicle_id"))
                .isEqualTo(mine);
    }

    @ParameterizedTest
    @CsvSource({"1234.5, 1234.50", "0, 0.00", "1E+2, 100.00", "90071992547.93, 90071992547.93"})
    void moneyIsExactAndShownInRupeesAndPaise(String sent, BigDecimal shown) {
        Answer made = desk.api().post(TICKETS, "{\"title\": \"a\", \"estimated_cost\": " + sent + "}");
        Answer changed = desk.api().put(Workshop.path(made.mustBe(201)), "{\"actual_cost\": " + sent + "}");

        assertThat(made.at("/estimated_cost").decimalValue()).isEqualTo(shown);
        assertThat(changed.at("/actual_cost").decimalValue()).isEqualTo(shown);
        assertThat(desk.api().get(Workshop.path(made)).at("/estimated_cost").decimalValue())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.001", "-1", "100000000000.01", "1e15", "1E-9", "\"12\"", "true"})
    void whatIsNoAmountIsRefused(String sent) {
        for (String field : List.of("estimated_cost", "actual_cost", "parts_cost", "labor_cost")) {
            Answer refused = desk.api().post(TICKETS, "{\"title\": \"a\", \"" + field + "\": " + sent + "}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/errors/0/pointer")).isEqualTo("/" + field);
        }
    }

    @Test
    void aNumberNoMachineShouldReckonWithIsNotEvenRead() {
        assertThat(desk.api()
                        .post(TICKETS, "{\"title\": \"a\", \"estimated_cost\": 1e300}")
                        .code())
                .isEqualTo("MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({
        "{}, /title",
        "'{\"title\": \"  \"}', /title",
        "'{\"title\": null}', /title",
        "'{\"title\": \"a\", \"priority\": \"urgent\"}', /priority",
        "'{\"title\": \"a\", \"customer_email\": \"asha@\"}', /customer_email",
        "'{\"title\": \"a\", \"contact_number\": \"12\"}', /contact_number",
        "'{\"title\": \"a\", \"contact_number\": \"call me 98765 43210\"}', /contact_number",
        "'{\"title\": \"a\", \"vehicle_year\": 1800}', /vehicle_year",
        "'{\"title\": \"a\", \"symptoms\": [\"\"]}', /symptoms/0",
        "'{\"title\": \"a\", \"attachments_count\": 1.5}', /attachments_count"
    })
    void aBadFieldIsRefusedByItsPointer(String body, String pointer) {
        assertThat(refusal(desk.api().post(TICKETS, body), pointer)).isNotNull();
    }

    @Test
    void aTicketOfAnotherOrganizationAnswersLikeOneThatDoesNotExist() {
        String theirs = stranger.open();
        Api versioned = desk.api().with("If-Match", "\"7\"").with("If-None-Match", "*");

        for (Api api : List.of(desk.api(), versioned, desk.api().with("Idempotency-Key", "k-foreign"))) {
            List<Answer> foreign = everything(api, theirs);
            List<Answer> unknown = everything(api, NO_TICKET);
            assertThat(foreign).extracting(Answer::code).containsOnly("NOT_FOUND");
            assertThat(foreign)
                    .allSatisfy(answer -> assertThat(answer.header("ETag")).isEmpty());
            assertThat(foreign)
                    .extracting(Answer::masked)
                    .isEqualTo(unknown.stream().map(Answer::masked).toList());
        }
        assertThat(stranger.api().get(theirs).header("ETag")).isEqualTo("\"1\"");
    }

    private static List<Answer> everything(Api api, String ticket) {
        String note = ticket + "/activities/act_0193c6f07a527b3e9f5e2d1c8a4b6e90";
        return List.of(
                api.get(ticket),
                api.put(ticket, body("priority", "high")),
                api.put(ticket, body("customer_id", "con_1", "assigned_technician_id", NO_USER)),
                api.post(ticket + "/assign", body("technician_id", owner.userId())),
                api.post(ticket + "/start-work"),
                api.post(ticket + "/complete-work", body("work_summary", "x")),
                api.post(ticket + "/close", body("resolution", "x")),
                api.post(ticket + "/reopen"),
                api.get(ticket + "/activities"),
                api.post(ticket + "/activities", body("action", "note", "description", "x")),
                api.put(note, body("description", "x")),
                api.delete(note));
    }
}
