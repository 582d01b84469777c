package battwheels.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketFiltersTest {
    private static Scope with(String... permissions) {
        return new Scope(
                new OrganizationId("org_0193c6f07a52"),
                new Actor("user_ravi", "Ravi", "127.0.0.1"),
                new Grants("technician", Set.of(permissions)),
                "c-1",
                new Deadline(0));
    }

    @Test
    void aTechnicianSeesOwnAndUnassignedTicketsOfAVehicle() {
        JsonObject filter =
                TicketFilters.latestOf(with("tickets:read"), "veh_1", 500).filter();

        JsonArray ownAndNobodys = new JsonArray().addNull().add("user_ravi");
        assertThat(filter)
                .isEqualTo(new JsonObject()
                        .put("assigned_technician_id", new JsonObject().put("$in", ownAndNobodys))
                        .put("vehicle_id", "veh_1"));
    }

    @Test
    void whoMaySeeAllSeesAllTicketsOfAVehicle() {
        assertThat(TicketFilters.latestOf(with("tickets:read", "tickets:read_all"), "veh_1", 500)
                        .filter())
                .isEqualTo(new JsonObject().put("vehicle_id", "veh_1"));
    }
}
