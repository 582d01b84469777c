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

/** One rule in two forms; a vehicle's history, lists and counts all go through it. */
class SightTest {
    private static Scope with(String... permissions) {
        return new Scope(
                new OrganizationId("org_0193c6f07a52"),
                new Actor("usr_ravi", "Ravi", "127.0.0.1"),
                new Grants("technician", Set.of(permissions)),
                "c-1",
                new Deadline(0));
    }

    @Test
    void aTechnicianSeesOwnAndUnassignedTickets() {
        Sight sight = Sight.of(with("tickets:read"));

        assertThat(sight.filter())
                .isEqualTo(new JsonObject()
                        .put(
                                "assigned_technician_id",
                                new JsonObject()
                                        .put(
                                                "$in",
                                                new JsonArray().add("usr_ravi").addNull())));
        assertThat(sight.sees(TicketDesk.in(TicketState.OPEN))).isTrue();
        assertThat(sight.sees(TicketDesk.in(TicketState.ASSIGNED))).isTrue();
        assertThat(new Sight(false, "usr_sunil").sees(TicketDesk.in(TicketState.ASSIGNED)))
                .isFalse();
    }

    @Test
    void whoMaySeeAllSeesAllTickets() {
        Sight sight = Sight.of(with("tickets:read", "tickets:read_all"));

        assertThat(sight.filter()).isEqualTo(new JsonObject());
        assertThat(sight.sees(TicketDesk.in(TicketState.ASSIGNED))).isTrue();
    }
}
