package battwheels.moving;

import battwheels.moving.MoveReport.Fate;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Vehicles. Tickets that keep one in the workshop are known before, from a first reading of the tickets. */
final class OldVehicles {
    private static final Set<String> STATUSES = Set.of("active", "in_workshop", "serviced");

    private final Move move;
    private final Map<String, List<String>> openTickets = new HashMap<>();

    OldVehicles(Move move) {
        this.move = move;
    }

    /** @param ticketId here */
    void keptBy(String oldVehicleId, String ticketId) {
        openTickets.computeIfAbsent(oldVehicleId, first -> new ArrayList<>()).add(ticketId);
    }

    void vehicle(JsonObject fields) {
        OldDocument old = new OldDocument("vehicles", fields, "vehicle_id", move.report);
        old.count(Fate.READ);
        Instant made = Move.made(old);
        JsonObject form = new JsonObject()
                .put("owner_name", old.text("owner_name", "customer_name"))
                .put("owner_email", old.text("owner_email"))
                .put("owner_phone", old.text("owner_phone"))
                .put("make", old.text("make"))
                .put("model", old.text("model"))
                .put("year", old.integer("year"))
                .put("registration_number", old.text("registration_number", "vehicle_number"))
                .put("vin", old.text("vin"))
                .put("vehicle_type", old.text("vehicle_type"))
                .put("vehicle_category", old.text("vehicle_category"))
                .put("battery_capacity", old.number("battery_capacity"))
                .put("customer_id", customer(old))
                .put("notes", old.text("notes"))
                .put("current_status", status(old))
                .put("open_tickets", new JsonArray(openTickets.getOrDefault(old.id(), List.of())));
        old.instant("updated_at");
        String id = move.ids.of("veh", old.id(), made);
        move.into("vehicles", old, id, form, move.author(old), made)
                .ifPresent(here -> move.ids.note("vehicle", old.id(), here));
        old.reportRest();
    }

    private @Nullable String customer(OldDocument old) {
        String there = old.text("customer_id", "owner_id");
        String here = move.ids.find("contact", there);
        if (there != null && here == null) {
            old.dropped("customer_id", "names no contact that came along");
        }
        return here;
    }

    private static String status(OldDocument old) {
        String status = old.text("current_status");
        if (status != null && !STATUSES.contains(status)) {
            old.changed("current_status", "is none of ours and became active");
            return "active";
        }
        return status == null ? "active" : status;
    }
}
