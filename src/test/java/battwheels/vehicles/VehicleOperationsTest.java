package battwheels.vehicles;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vehicles over HTTP: what is recorded, changed and refused. */
class VehicleOperationsTest {
    private static final String VEHICLES = "/api/v1/vehicles";
    private static final String VIN = "ME4JF50BAJT000001";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Api stranger;
    private final Api api = SERVER.signUp().api();

    @BeforeAll
    static void signUpAStranger() {
        stranger = SERVER.signUp().api();
    }

    private static Map<String, Object> form(String owner, String plate) {
        return Map.of(
                "owner_name", owner, "make", "Ather", "model", "450X", "year", 2023, "registration_number", plate);
    }

    private static String path(Answer vehicle) {
        return VEHICLES + "/" + vehicle.text("/vehicle_id");
    }

    private Answer vehicle(String plate) {
        return api.post(VEHICLES, form("Asha Verma", plate)).mustBe(201);
    }

    private List<String> plates(String query) {
        List<String> plates = new ArrayList<>();
        api.get(VEHICLES + query)
                .mustBe(200)
                .at("/data")
                .forEach(vehicle ->
                        plates.add(vehicle.path("registration_number").asText()));
        return plates;
    }

    private static Answer stand(Api api, String path) {
        return api.send("PUT", path, HttpRequest.BodyPublishers.noBody());
    }

    @Test
    void aNewVehicleIsNormalisedAndReadBackTheSame() {
        Answer made = api.post(VEHICLES, """
                        {"owner_name": " Asha Verma ", "owner_email": "ASHA@example.com", "make": "Ather", "model": "450X",
                         "year": 2023, "registration_number": "dl-01 ab.1234", "vin": "me4jf50bajt000001",
                         "battery_capacity": 3.700}
                        """).mustBe(201);

        assertThat(made.text("/owner_name")).isEqualTo("Asha Verma");
        assertThat(made.text("/owner_email")).isEqualTo("asha@example.com");
        assertThat(made.text("/registration_number")).isEqualTo("DL01AB1234");
        assertThat(made.text("/vin")).isEqualTo(VIN);
        assertThat(made.at("/battery_capacity").decimalValue()).isEqualByComparingTo("3.7");
        assertThat(made.text("/current_status")).isEqualTo("active");
        Answer read = api.get(made.header("Location")).mustBe(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "registration_number, ABCD",
        "vin, ME4JF50BAJT00000O",
        "vin, 1M8GDM9AXKP042789",
        "owner_email, asha",
        "year, 2100"
    })
    void aBadValueIsRefusedByItsPointer(String field, String value) {
        Answer answer = api.put(
                path(vehicle("DL01AB1234")), Map.of(field, field.equals("year") ? Integer.valueOf(value) : value));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/" + field);
    }

    @Test
    void noTwoVehiclesShareAPlateHoweverItIsTyped() {
        vehicle("DL01AB1234");

        Answer second = api.post(VEHICLES, form("Ravi", "dl 01 ab 1234"));
        Answer changed = api.put(path(vehicle("DL02AB1234")), Map.of("registration_number", "DL-01-AB-1234"));

        assertThat(List.of(second, changed)).allSatisfy(refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("DUPLICATE");
            assertThat(refused.text("/errors/0/pointer")).isEqualTo("/registration_number");
        });
    }

    @Test
    void noTwoVehiclesShareAVin() {
        api.put(path(vehicle("DL01AB1234")), Map.of("vin", VIN)).mustBe(200);

        Answer second = api.put(path(vehicle("DL02AB1234")), Map.of("vin", VIN.toLowerCase()));

        assertThat(second.code()).isEqualTo("DUPLICATE");
        assertThat(second.text("/errors/0/pointer")).isEqualTo("/vin");
    }

    @Test
    void aTradePlateMayStandOnSeveralVehicles() {
        vehicle("MH 01 TC 1234");

        assertThat(api.post(VEHICLES, form("Ravi", "MH 01 TC 1234")).status()).isEqualTo(201);
    }

    @Test
    void anotherOrganizationMayLookAfterTheSameVehicle() {
        vehicle("DL09XY0001");

        assertThat(stranger.post(VEHICLES, form("Asha Verma", "DL09XY0001")).status())
                .isEqualTo(201);
    }

    @Test
    void aPlateIsFreeAgainWhenItsVehicleIsDeletedOrGetsAnother() {
        Answer first = vehicle("DL01AB1234");
        api.put(path(first), Map.of("registration_number", "DL01AB9999")).mustBe(200);
        Answer second = vehicle("DL01AB1234");
        api.delete(path(second)).mustBe(204);

        assertThat(api.post(VEHICLES, form("Ravi", "DL01AB1234")).status()).isEqualTo(201);
        assertThat(api.get(path(second)).status()).isEqualTo(404);
    }

    @Test
    void aCustomerOfAnotherOrganizationIsRefusedLikeOneThatDoesNotExist() {
        String theirs = stranger.post("/api/v1/contacts", Map.of("name", "Eve"))
                .mustBe(201)
                .text("/contact_id");
        String vehicle = path(vehicle("DL01AB1234"));

        for (String id : List.of(theirs, "con_0193c6f07a527b3e9f5e2d1c8a4b6e90", "nonsense")) {
            Answer refused = api.put(vehicle, Map.of("customer_id", id));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/errors/0/pointer")).isEqualTo("/customer_id");
            assertThat(refused.text("/detail")).doesNotContain(id);
        }
    }

    @Test
    void aVehicleOfAnotherOrganizationAnswersLikeOneThatDoesNotExist() {
        String theirs = path(stranger.post(VEHICLES, form("Eve", "KA01AB1234")).mustBe(201));

        for (String path : List.of(theirs, VEHICLES + "/veh_0193c6f07a527b3e9f5e2d1c8a4b6e90")) {
            assertThat(List.of(
                            api.get(path),
                            api.put(path, Map.of("notes", "mine")),
                            stand(api, path + "/status?status=serviced"),
                            api.get(path + "/history"),
                            api.delete(path)))
                    .extracting(Answer::code)
                    .containsOnly("NOT_FOUND");
        }
        assertThat(stranger.get(theirs).text("/current_status")).isEqualTo("active");
    }

    @Test
    void listsAreFilteredAndSorted() {
        String customer =
                api.post("/api/v1/contacts", Map.of("name", "Asha")).mustBe(201).text("/contact_id");
        api.post(VEHICLES, form("zubin", "DL03AB0003")).mustBe(201);
        Answer second = api.post(VEHICLES, form("Asha", "DL01AB0001")).mustBe(201);
        api.post(VEHICLES, form("Meera", "DL02AB0002")).mustBe(201);
        api.put(path(second), Map.of("customer_id", customer)).mustBe(200);
        stand(api, path(second) + "/status?status=in_workshop").mustBe(200);

        assertThat(plates("")).containsExactly("DL02AB0002", "DL01AB0001", "DL03AB0003");
        assertThat(plates("?sort_by=owner_name&sort_order=asc"))
                .containsExactly("DL01AB0001", "DL02AB0002", "DL03AB0003");
        assertThat(plates("?sort_by=registration_number")).containsExactly("DL03AB0003", "DL02AB0002", "DL01AB0001");
        assertThat(plates("?sort_by=updated_at&limit=1")).containsExactly("DL01AB0001");
        assertThat(plates("?status=in_workshop")).containsExactly("DL01AB0001");
        assertThat(plates("?customer_id=" + customer)).containsExactly("DL01AB0001");
        assertThat(plates("?registration_number=dl%2002-ab%200002")).containsExactly("DL02AB0002");
        assertThat(plates("?registration_number=%3F")).isEmpty();
    }

    @Test
    void aPersonAtTheDeskSaysWhereTheVehicleStands() {
        Answer made = vehicle("DL01AB1234");

        Answer moved = stand(api, path(made) + "/status?status=serviced").mustBe(200);

        assertThat(moved.text("/current_status")).isEqualTo("serviced");
        assertThat(stand(api, path(made) + "/status?status=sold").status()).isEqualTo(400);
        assertThat(stand(api, path(made) + "/status").status()).isEqualTo(400);
    }

    @Test
    void aChangeBasedOnAnOldVersionIsRefused() {
        Answer made = vehicle("DL01AB1234");
        api.put(path(made), Map.of("notes", "Second key is with the desk.")).mustBe(200);
        Api late = api.with("If-Match", made.header("ETag"));

        assertThat(List.of(
                        late.put(path(made), Map.of("notes", "none")),
                        stand(late, path(made) + "/status?status=serviced"),
                        late.delete(path(made))))
                .extracting(Answer::code)
                .containsOnly("PRECONDITION_FAILED");
    }

    @Test
    void aRepeatUnderOneIdempotencyKeyMeetsTheFirstEffect() {
        Api once = api.with("Idempotency-Key", "k-1");

        Answer first = once.post(VEHICLES, form("Asha", "DL01AB1234")).mustBe(201);
        Answer again = once.post(VEHICLES, form("Asha", "DL01AB1234"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(plates("")).hasSize(1);
    }

    @Test
    void ofManyWhoRecordOnePlateAtOnceOneDoes() {
        var tries = IntStream.range(0, 24)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> api.post(VEHICLES, form("Person " + n, "DL 01 AB 1234")), Thread::startVirtualThread))
                .toList();

        List<Integer> statuses =
                tries.stream().map(CompletableFuture::join).map(Answer::status).toList();

        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(23);
    }
}
