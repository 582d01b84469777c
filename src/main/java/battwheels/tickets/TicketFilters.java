package battwheels.tickets;

import battwheels.platform.bus.Query;
import battwheels.platform.outbox.Times;
import battwheels.platform.search.SearchWords;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The questions a list of tickets may ask, as filters. */
final class TicketFilters {
    private TicketFilters() {}

    /** @param zone the organization's, in which the days of {@code from} and {@code to} lie; asked when one is given */
    static JsonObject of(Query query, Supplier<ZoneId> zone) {
        JsonObject filter = new JsonObject();
        oneOf(filter, "status", canonical(query.list("status")));
        oneOf(filter, "priority", query.list("priority"));
        query.text("category").ifPresent(category -> filter.put("category", category));
        query.text("ticket_type").ifPresent(type -> filter.put("ticket_type", type));
        query.text("technician_id").ifPresent(id -> filter.put("assigned_technician_id", id));
        JsonArray all = new JsonArray();
        query.text("search")
                .filter(text -> !text.isBlank())
                .ifPresent(text -> all.add(SearchWords.beginningWith(text)));
        query.flag("late").ifPresent(late -> all.add(late(late)));
        if (!all.isEmpty()) {
            filter.put("$and", all);
        }
        Optional<LocalDate> from = query.date("from");
        Optional<LocalDate> to = query.date("to");
        if (from.isPresent() || to.isPresent()) {
            filter.put("created_at", between(from, to, zone.get()));
        }
        return filter;
    }

    private static JsonObject late(boolean late) {
        JsonArray broken = new JsonArray()
                .add(new JsonObject().put("sla_response_breached", true))
                .add(new JsonObject().put("sla_resolution_breached", true));
        return new JsonObject().put(late ? "$or" : "$nor", broken);
    }

    /** Both days belong to the range. */
    private static JsonObject between(Optional<LocalDate> from, Optional<LocalDate> to, ZoneId zone) {
        JsonObject range = new JsonObject();
        from.ifPresent(day -> range.put("$gte", startOf(day, zone)));
        to.ifPresent(day -> range.put("$lt", startOf(day.plusDays(1), zone)));
        return range;
    }

    private static String startOf(LocalDate day, ZoneId zone) {
        return Times.text(day.atStartOfDay(zone).toInstant());
    }

    private static List<String> canonical(List<String> names) {
        return names.stream().map(name -> TicketState.named(name).wireName()).toList();
    }

    private static void oneOf(JsonObject filter, String field, List<String> values) {
        if (!values.isEmpty()) {
            filter.put(field, new JsonObject().put("$in", new JsonArray(values)));
        }
    }
}
