package battwheels.tickets;

import battwheels.platform.bus.Query;
import battwheels.platform.outbox.Times;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** The questions a list of tickets may ask, as filters. */
final class TicketFilters {
    private static final String TECHNICIAN = "assigned_technician_id";
    private static final String TAKEN_IN = "created_at";

    private TicketFilters() {}

    /** What this caller may see at all: everything, or own and unassigned tickets. */
    static JsonObject visible(Scope scope) {
        return scope.allows(TicketsVerticle.SEE_ALL)
                ? new JsonObject()
                : new JsonObject()
                        .put(
                                TECHNICIAN,
                                new JsonObject()
                                        .put(
                                                "$in",
                                                new JsonArray()
                                                        .addNull()
                                                        .add(scope.actor().id())));
    }

    /** @param zone the organization's: in it lie the days of {@code from} and {@code to} */
    static JsonObject of(Scope scope, Query query, Supplier<ZoneId> zone) {
        JsonArray all = new JsonArray().add(visible(scope));
        oneOf(
                all,
                "status",
                query.list("status").stream()
                        .map(name -> TicketState.named(name).wireName())
                        .toList());
        oneOf(all, "priority", query.list("priority"));
        query.text("category").ifPresent(value -> all.add(new JsonObject().put("category", value)));
        query.text("ticket_type").ifPresent(value -> all.add(new JsonObject().put("ticket_type", value)));
        query.text("technician_id").ifPresent(value -> all.add(new JsonObject().put(TECHNICIAN, value)));
        query.date("from")
                .map(day -> Times.text(day.atStartOfDay(zone.get()).toInstant()))
                .ifPresent(start -> all.add(new JsonObject().put(TAKEN_IN, new JsonObject().put("$gte", start))));
        query.date("to")
                .map(day -> Times.text(day.plusDays(1).atStartOfDay(zone.get()).toInstant()))
                .ifPresent(end -> all.add(new JsonObject().put(TAKEN_IN, new JsonObject().put("$lt", end))));
        return new JsonObject().put("$and", all);
    }

    /** Those of a vehicle that this caller may see, newest first. */
    static Find latestOf(Scope scope, String vehicleId, int most) {
        return Find.where(visible(scope).put("vehicle_id", vehicleId))
                .sortedBy(new JsonObject().put(TAKEN_IN, -1))
                .limitedTo(most);
    }

    private static void oneOf(JsonArray all, String field, List<String> values) {
        if (!values.isEmpty()) {
            all.add(new JsonObject().put(field, new JsonObject().put("$in", new JsonArray(values))));
        }
    }
}
