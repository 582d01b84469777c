package battwheels.evfi.library;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code library/faults.txt}: sections of category and subsystem, a fault a line. */
public final class FaultLines {
    private static final String SECTION = "# ";
    private static final int PARTS = 5;

    private FaultLines() {}

    static List<FaultRow> read(List<String> lines) {
        List<FaultRow> rows = new ArrayList<>();
        List<String> section = List.of("2w", "other");
        for (String line : lines) {
            if (line.startsWith(SECTION)) {
                section = LibraryCards.split(line.substring(SECTION.length()), " ");
            } else if (!line.isBlank()) {
                rows.add(row(section, line.split("\\|", PARTS)));
            }
        }
        return List.copyOf(rows);
    }

    private static FaultRow row(List<String> section, String[] parts) {
        return new FaultRow(
                section.getFirst(),
                section.getLast(),
                parts[0].strip(),
                LibraryCards.split(parts[1], ";"),
                LibraryCards.split(parts[2], ";"),
                LibraryCards.split(parts[3], ";"),
                LibraryCards.split(parts[4], ","));
    }

    /** The fault as a card's form: the first cause is the root cause. */
    public static JsonObject form(FaultRow row) {
        return new JsonObject()
                .put("title", LibraryCards.title(row.complaint()))
                .put("symptom_text", row.complaint())
                .put("subsystem_category", row.subsystem())
                .put("failure_mode", "unknown")
                .put("root_cause", row.causes().getFirst())
                .put(
                        "secondary_causes",
                        new JsonArray(row.causes().subList(1, row.causes().size())))
                .put("verification_steps", LibraryCards.steps(row.steps()))
                .put("resolution_steps", LibraryCards.steps(row.remedies()))
                .put("resolution_summary", String.join("; ", row.remedies()))
                .put(
                        "description",
                        row.prevention().isEmpty() ? "" : "Prevention: " + String.join(", ", row.prevention()))
                .put("universal_failure", true)
                .put("tags", new JsonArray().add(row.category()));
    }
}
