package battwheels.evfi.library;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Subsystem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cards out of recall campaigns: the defect is symptom and cause, the remedy the resolution. One card a campaign. */
final class RecallCards {
    private static final int CAUSE = 1_000;

    private RecallCards() {}

    static List<FailureCard> read(List<String> lines) {
        Map<String, List<JsonObject>> campaigns = new LinkedHashMap<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                JsonObject row = new JsonObject(line);
                campaigns
                        .computeIfAbsent(row.getString("id"), id -> new ArrayList<>())
                        .add(row);
            }
        }
        List<FailureCard> cards = new ArrayList<>();
        campaigns.forEach((id, rows) ->
                cards.add(LibraryCards.of("recall:" + id, form(rows), "0.8", "NHTSA recall campaign " + id)));
        return cards;
    }

    private static JsonObject form(List<JsonObject> rows) {
        JsonObject first = rows.getFirst();
        String component = first.getString("component");
        String defect = first.getString("defect");
        String what = component.substring(component.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        JsonObject form = new JsonObject()
                .put(
                        "title",
                        LibraryCards.title(first.getString("make") + " " + first.getString("model") + ": " + what))
                .put("symptom_text", defect)
                .put("description", first.getString("consequence", ""))
                .put("subsystem_category", subsystem(component).wireName())
                .put("failure_mode", "unknown")
                .put("root_cause", defect.length() <= CAUSE ? defect : defect.substring(0, CAUSE))
                .put("resolution_summary", first.getString("remedy"))
                .put("source_type", "oem_input")
                .put("keywords", new JsonArray(LibraryCards.split(component.toLowerCase(Locale.ROOT), ":")))
                .put("tags", new JsonArray().add("recall").add("4w_passenger"));
        JsonArray vehicles = new JsonArray();
        rows.forEach(row ->
                vehicles.add(new JsonObject().put("make", row.getString("make")).put("model", row.getString("model"))));
        return form.put("vehicle_models", vehicles);
    }

    /** From NHTSA's component to the part of the vehicle; what fits none of them is other. */
    static Subsystem subsystem(String component) {
        String words = component.toUpperCase(Locale.ROOT);
        Map<String, Subsystem> known = new LinkedHashMap<>();
        known.put("MANAGEMENT SYSTEM", Subsystem.BMS);
        known.put("BATTERY", Subsystem.BATTERY);
        known.put("CHARG", Subsystem.CHARGER);
        known.put("INVERTER", Subsystem.CONTROLLER);
        known.put("MOTOR", Subsystem.MOTOR);
        known.put("BRAKE", Subsystem.BRAKES);
        known.put("SUSPENSION", Subsystem.SUSPENSION);
        known.put("STEERING", Subsystem.SUSPENSION);
        known.put("WIRING", Subsystem.WIRING);
        known.put("LIGHT", Subsystem.LIGHTS);
        known.put("SPEED CONTROL", Subsystem.THROTTLE);
        known.put("CAMERA", Subsystem.DISPLAY);
        known.put("DISPLAY", Subsystem.DISPLAY);
        known.put("SOFTWARE", Subsystem.SOFTWARE);
        known.put("PROPULSION", Subsystem.MOTOR);
        known.put("SEAT", Subsystem.BODY);
        known.put("STRUCTURE", Subsystem.BODY);
        known.put("LATCH", Subsystem.BODY);
        return known.entrySet().stream()
                .filter(each -> words.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Subsystem.OTHER);
    }
}
