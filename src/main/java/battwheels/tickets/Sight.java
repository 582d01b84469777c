package battwheels.tickets;

import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Which tickets a caller sees: everybody's, or own and unassigned ones. One rule, as a question about a ticket and as a
 * filter of the store.
 */
record Sight(boolean everybodys, String userId) {
    private static final String EVERYBODYS = "tickets:read_all";

    static Sight of(Scope scope) {
        return new Sight(scope.allows(EVERYBODYS), scope.actor().id());
    }

    boolean sees(Ticket ticket) {
        return everybodys || TicketRules.isVisibleToTechnician(ticket, userId);
    }

    JsonObject filter() {
        JsonArray ownOrNobodys = new JsonArray().add(userId).addNull();
        return everybodys
                ? new JsonObject()
                : new JsonObject().put("assigned_technician_id", new JsonObject().put("$in", ownOrNobodys));
    }
}
