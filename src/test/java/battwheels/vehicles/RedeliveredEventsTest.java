package battwheels.vehicles;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.TestDocuments;
import battwheels.fixtures.TestKernel;
import battwheels.platform.bus.Command;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events come at least once: after a crash a ticket's whole story may be told again. */
class RedeliveredEventsTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Scope SCOPE = new Scope(
            new OrganizationId("org_0193c6f07a52"),
            new Actor("user_1", "Asha", "127.0.0.1"),
            Grants.NONE,
            "c-1",
            Deadline.after(Duration.ofMinutes(1), CLOCK));

    private TestDocuments documents;
    private VehicleRepository vehicles;
    private WorkshopTraffic traffic;

    @BeforeEach
    void open(@TempDir Path data) {
        documents = TestDocuments.in(data);
        var made = TestKernel.over(documents, documents.tenants(), documents.platform(), CLOCK);
        vehicles = new VehicleRepository(made.kernel());
        traffic = new WorkshopTraffic(made.kernel(), vehicles);
        made.ensureIndexes();
    }

    @AfterEach
    void close() throws Exception {
        documents.close();
    }

    private static JsonObject told(String type, String eventId) {
        return new JsonObject()
                .put("id", eventId)
                .put("type", type)
                .put("actorid", "user_1")
                .put("correlationid", "c-1")
                .put("audit", new JsonObject().put("actor_name", "Asha").put("address", "127.0.0.1"))
                .put("data", new JsonObject().put("ticket_id", "tkt_1").put("vehicle_id", "veh_1"));
    }

    @Test
    void aStoryToldTwiceMovesTheVehicleOnce() throws Exception {
        Vehicle after = onVirtualThread(() -> {
            VehicleForm form = VehicleForm.of("Asha", "Ather", "450X", 2023, "DL01AB1234");
            Command create = Command.inside(SCOPE, "createVehicle", Map.of());
            vehicles.create(create, "veh_1", VehicleRules.create("veh_1", form, "user_1", Instant.now(CLOCK)));
            for (int telling = 0; telling < 2; telling++) {
                traffic.opened(SCOPE, told("ticket.created", "evt_1"));
                traffic.closed(SCOPE, told("ticket.closed", "evt_2"));
            }
            return vehicles.get(SCOPE, "veh_1").state();
        });

        assertThat(after.currentStatus()).isEqualTo(VehicleStatus.SERVICED);
        assertThat(onVirtualThread(() -> vehicles.get(SCOPE, "veh_1").version()))
                .isEqualTo(3);
    }
}
