package battwheels.evfi.imports;

import battwheels.evfi.card.FailureMode;
import battwheels.evfi.card.Subsystem;
import battwheels.evfi.library.LibraryCards;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings every shape in which earlier products kept failure cards into the one there is. */
final class ImportShapes {
    private static final List<String> TITLES =
            List.of("title", "issue_title", "problem_title", "problem_statement", "symptom_cluster", "description");
    private static final List<String> SYMPTOMS = List.of(
            "symptom_text", "issue_description", "problem_description", "symptom_cluster", "symptoms", "description");
    private static final List<String> CAUSES =
            List.of("root_cause", "probable_root_cause", "confirmed_root_cause", "probable_causes", "root_causes");
    private static final List<String> CURES =
            List.of("resolution_summary", "verified_fix", "fix_procedures", "resolution_steps", "diagnostic_steps");
    private static final List<String> CODES = List.of("error_codes", "dtc_codes");
    private static final List<String> SUBSYSTEMS =
            List.of("subsystem_category", "fault_category", "subsystem", "category");

    private ImportShapes() {}

    /** A card's form; what the shape does not have is left out, so that the form's own rules tell. */
    static JsonObject form(JsonObject shape) {
        String cause = first(shape, CAUSES);
        JsonObject form = new JsonObject()
                .put("title", LibraryCards.title(first(shape, TITLES)))
                .put("symptom_text", first(shape, SYMPTOMS))
                .put("root_cause", cause)
                .put("resolution_summary", first(shape, CURES))
                .put(
                        "subsystem_category",
                        Subsystem.named(first(shape, SUBSYSTEMS)).wireName())
                .put("failure_mode", mode(shape.getValue("failure_mode")))
                .put("error_codes", list(shape, CODES))
                .put("keywords", list(shape, List.of("keywords")))
                .put("source_type", "legacy_import");
        String make = text(shape.getValue("vehicle_make"));
        String model = text(shape.getValue("vehicle_model"));
        if (!make.isEmpty() && !model.isEmpty()) {
            form.put(
                    "vehicle_models",
                    new JsonArray().add(new JsonObject().put("make", make).put("model", model)));
        }
        return form;
    }

    private static String mode(@Nullable Object told) {
        String name = text(told).toLowerCase(Locale.ROOT);
        return Stream.of(FailureMode.values())
                .map(FailureMode::wireName)
                .filter(name::equals)
                .findFirst()
                .orElse(FailureMode.UNKNOWN.wireName());
    }

    private static String first(JsonObject shape, List<String> names) {
        return names.stream()
                .map(name -> text(shape.getValue(name)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static JsonArray list(JsonObject shape, List<String> names) {
        return names.stream()
                .map(shape::getValue)
                .filter(JsonArray.class::isInstance)
                .map(JsonArray.class::cast)
                .findFirst()
                .map(found ->
                        new JsonArray(found.stream().map(ImportShapes::text).toList()))
                .orElseGet(JsonArray::new);
    }

    /** Lists become lines; a step is its action. */
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String words -> words.strip();
            case JsonArray many ->
                String.join("; ", many.stream().map(ImportShapes::text).toList());
            case JsonObject step ->
                Stream.of("action", "description", "instruction", "name", "code")
                        .map(name -> text(step.getValue(name)))
                        .filter(words -> !words.isEmpty())
                        .findFirst()
                        .orElse("");
            default -> String.valueOf(value);
        };
    }
}
