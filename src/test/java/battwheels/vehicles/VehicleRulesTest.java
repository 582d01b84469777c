package battwheels.vehicles;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.json.DocumentJson;
import battwheels.platform.json.WireJson;
import battwheels.platform.problem.Fault;
import battwheels.vehicles.VehicleDecision.Changed;
import battwheels.vehicles.VehicleDecision.Deleted;
import battwheels.vehicles.VehicleDecision.HasOpenTickets;
import battwheels.vehicles.VehicleDecision.Refused;
import battwheels.vehicles.VehicleDecision.Unchanged;
import battwheels.vehicles.VehicleEvents.VehicleCreated;
import battwheels.vehicles.VehicleEvents.VehicleStatusChanged;
import battwheels.vehicles.VehicleEvents.VehicleUpdated;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VehicleRulesTest {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final Vehicle vehicle = saved(VehicleRules.create(
            "veh_1", VehicleForm.of("Asha Rao", "Ather", "450X", 2024, "ka 05 mn 1234"), "usr_1", NOON));

    private static Vehicle saved(VehicleDecision decision) {
        assertThat(decision).isInstanceOf(Changed.class);
        return ((Changed) decision).vehicle();
    }

    private static VehicleForm form(String json) throws Exception {
        return WireJson.read(new ObjectMapper().readTree(json), VehicleForm.class);
    }

    private static void assertRefused(VehicleDecision decision, String... pointers) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactly(pointers));
    }

    @Test
    void aNewVehicleIsActiveAndItsNumberNormalised() {
        assertThat(vehicle.currentStatus()).isEqualTo(VehicleStatus.ACTIVE);
        assertThat(vehicle.registrationNumber()).isEqualTo(new RegistrationNumber("KA05MN1234"));
        assertThat(vehicle.uniqueValues()).isEqualTo(Map.of("registration_key", "KA05MN1234"));
    }

    @Test
    void aTradePlateMayStandOnSeveralVehicles() {
        Vehicle onTrial = saved(VehicleRules.create(
                "veh_2", VehicleForm.of("Ather Dealer", "Ather", "450X", 2024, "MH 01 TC 1234"), "usr_1", NOON));

        assertThat(onTrial.uniqueValues()).isEmpty();
    }

    @Test
    void aNewVehicleIsTold() {
        VehicleDecision decision = VehicleRules.create(
                "veh_2", VehicleForm.of("Asha Rao", "Ather", "450X", 2024, "KA05MN1234"), "usr_1", NOON);

        assertThat(((Changed) decision).events())
                .containsExactly(
                        new VehicleCreated("veh_2", new RegistrationNumber("KA05MN1234"), "Ather", "450X", 2024, null));
    }

    @Test
    void whatANewVehicleLacksIsTold() throws Exception {
        assertRefused(
                VehicleRules.create("veh_1", form("{}"), "usr_1", NOON),
                "/owner_name",
                "/make",
                "/model",
                "/year",
                "/registration_number");
    }

    @Test
    void numbersThatCannotBeAreRefused() throws Exception {
        VehicleForm wrong = form("""
                {"year": 2028, "registration_number": "NOPLATE", "vin": "123", "owner_email": "asha",
                 "owner_phone": "12", "battery_capacity": -1}
                """);

        assertRefused(
                VehicleRules.change(vehicle, wrong, LATER),
                "/owner_email",
                "/owner_phone",
                "/year",
                "/registration_number",
                "/vin",
                "/battery_capacity");
    }

    @Test
    void aChangeKeepsWhatItDoesNotName() throws Exception {
        VehicleDecision decision = VehicleRules.change(
                vehicle, form("{\"vin\": \"MA3EYD32S00123456\", \"battery_capacity\": 3.70}"), LATER);

        Vehicle after = saved(decision);
        assertThat(after.owner()).isEqualTo(vehicle.owner());
        assertThat(after.batteryCapacity()).isEqualTo(new BigDecimal("3.7"));
        assertThat(after.uniqueValues()).containsEntry("vin_key", "MA3EYD32S00123456");
        assertThat(((Changed) decision).events())
                .containsExactly(new VehicleUpdated("veh_1", List.of("vin", "battery_capacity")));
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        assertThat(VehicleRules.change(vehicle, form("{\"make\": \"Ather\", \"notes\": \"\"}"), LATER))
                .isEqualTo(new Unchanged(vehicle));
    }

    @ParameterizedTest
    @EnumSource(names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void thePersonAtTheDeskMaySetAnyState(VehicleStatus status) {
        VehicleDecision decision = VehicleRules.setStatus(vehicle, status, LATER);

        assertThat(((Changed) decision).events())
                .containsExactly(new VehicleStatusChanged("veh_1", VehicleStatus.ACTIVE, status, null));
        assertThat(VehicleRules.setStatus(saved(decision), status, LATER)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aVehicleIsServicedOnceItsLastTicketIsClosed() {
        Vehicle first = saved(VehicleRules.ticketOpened(vehicle, "tkt_1", LATER));
        Vehicle second = saved(VehicleRules.ticketOpened(first, "tkt_2", LATER));
        Vehicle left = saved(VehicleRules.ticketClosed(second, "tkt_1", LATER));
        Vehicle done = saved(VehicleRules.ticketClosed(left, "tkt_2", LATER));

        assertThat(List.of(first, second, left))
                .extracting(Vehicle::currentStatus)
                .containsOnly(VehicleStatus.IN_WORKSHOP);
        assertThat(done.currentStatus()).isEqualTo(VehicleStatus.SERVICED);
        assertThat(done.openTickets()).isEmpty();
    }

    @Test
    void aTicketHeardOfTwiceChangesNothing() {
        Vehicle opened = saved(VehicleRules.ticketOpened(vehicle, "tkt_1", LATER));
        Vehicle closed = saved(VehicleRules.ticketClosed(opened, "tkt_1", LATER));

        assertThat(VehicleRules.ticketOpened(opened, "tkt_1", LATER)).isEqualTo(new Unchanged(opened));
        assertThat(VehicleRules.ticketClosed(closed, "tkt_1", LATER)).isEqualTo(new Unchanged(closed));
    }

    @Test
    void theListOfOpenTicketsIsBounded() {
        Vehicle busy = vehicle;
        for (int i = 0; i < Vehicle.OPEN_TICKETS_MAX + 5; i++) {
            busy = saved(VehicleRules.ticketOpened(busy, "tkt_" + i, LATER));
        }

        assertThat(busy.openTickets()).hasSize(Vehicle.OPEN_TICKETS_MAX).endsWith("tkt_104");
    }

    @Test
    void aVehicleWithOpenTicketsIsNotDeleted() {
        Vehicle opened = saved(VehicleRules.ticketOpened(vehicle, "tkt_1", LATER));

        assertThat(VehicleRules.delete(opened)).isEqualTo(new HasOpenTickets(List.of("tkt_1")));
        assertThat(VehicleRules.delete(vehicle)).isInstanceOf(Deleted.class);
    }

    @Test
    void aVehicleIsFlatAndComesBackAsItWas() throws Exception {
        Vehicle full = saved(VehicleRules.change(
                vehicle, form("{\"owner_email\": \"Asha@Example.com\", \"owner_phone\": \"+91 98765 43210\"}"), LATER));

        JsonNode json = WireJson.tree(full);

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "vehicle_id",
                        "owner_name",
                        "owner_email",
                        "owner_phone",
                        "make",
                        "model",
                        "year",
                        "registration_number",
                        "vin",
                        "vehicle_type",
                        "vehicle_category",
                        "battery_capacity",
                        "customer_id",
                        "notes",
                        "current_status",
                        "open_tickets",
                        "created_by",
                        "created_at",
                        "updated_at");
        assertThat(json.get("registration_number").asText()).isEqualTo("KA05MN1234");
        assertThat(json.get("owner_email").asText()).isEqualTo("asha@example.com");
        assertThat(json.get("current_status").asText()).isEqualTo("active");
        assertThat(WireJson.read(json, Vehicle.class)).isEqualTo(full);
        assertThat(DocumentJson.read(DocumentJson.document(full), Vehicle.class))
                .isEqualTo(full);
    }
}
