package battwheels.evfi.library;

import battwheels.evfi.card.FailureCard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cards a new platform begins with, so that a new organization's first search is useful. */
public final class StarterLibrary {
    private static final String WRITTEN = "written for this library";
    private static final int TREE_PARTS = 9;
    private static final int PATTERN_PARTS = 5;

    private StarterLibrary() {}

    public static List<FailureCard> cards() {
        List<FailureCard> all = new ArrayList<>();
        all.addAll(trees());
        all.addAll(patterns());
        faults().forEach(row -> all.add(LibraryCards.of(
                "fault:" + row.category() + ":" + row.complaint(), FaultLines.form(row), "0.7", WRITTEN)));
        all.addAll(RecallCards.read(lines("recalls-ev.jsonl")));
        return List.copyOf(all);
    }

    /** The faults that come with the server. */
    public static List<FaultRow> faults() {
        return FaultLines.read(lines("faults.txt"));
    }

    private static List<String> lines(String name) {
        try (InputStream in = StarterLibrary.class.getResourceAsStream("/library/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no library/" + name);
            }
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return reader.lines().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FailureCard> trees() {
        List<FailureCard> cards = new ArrayList<>();
        for (String line : lines("trees.txt")) {
            String[] parts = line.split("\\|", TREE_PARTS);
            cards.add(LibraryCards.of("tree:" + parts[0], tree(parts), parts[4], WRITTEN));
        }
        return cards;
    }

    private static JsonObject tree(String[] parts) {
        List<String> steps = LibraryCards.split(parts[7], ";");
        List<String> remedies = LibraryCards.split(parts[8], ";");
        return new JsonObject()
                .put("title", parts[0])
                .put("subsystem_category", parts[1])
                .put("failure_mode", parts[2])
                .put("error_codes", new JsonArray(LibraryCards.split(parts[3], ",")))
                .put("symptom_text", parts[5])
                .put("root_cause", parts[6])
                .put("verification_steps", checks(steps))
                .put("resolution_steps", remedies(remedies))
                .put("required_parts", parts(remedies))
                .put("diagnostic_tree", nodes(steps, remedies))
                .put("universal_failure", true);
    }

    private static JsonArray checks(List<String> steps) {
        JsonArray checks = new JsonArray();
        for (int i = 0; i < steps.size(); i++) {
            List<String> step = LibraryCards.split(steps.get(i), " = ");
            checks.add(new JsonObject()
                    .put("step_number", i + 1)
                    .put("action", step.getFirst())
                    .put("expected_result", step.getLast()));
        }
        return checks;
    }

    private static JsonArray remedies(List<String> remedies) {
        JsonArray steps = new JsonArray();
        for (int i = 0; i < remedies.size(); i++) {
            String[] remedy = remedies.get(i).split(">", -1);
            steps.add(new JsonObject()
                    .put("step_number", i + 1)
                    .put("action", remedy[0].strip())
                    .put("duration_minutes", minutes(remedy[2])));
        }
        return steps;
    }

    private static int minutes(String hours) {
        return new BigDecimal(hours.strip()).multiply(BigDecimal.valueOf(60)).intValueExact();
    }

    /** {@code name x2 at 120}: two pieces at 120 rupees. */
    private static JsonArray parts(List<String> remedies) {
        Map<String, JsonObject> byName = new LinkedHashMap<>();
        for (String remedy : remedies) {
            for (String part : LibraryCards.split(remedy.split(">", -1)[1], ",")) {
                int count = part.lastIndexOf(" x");
                int price = part.lastIndexOf(" at ");
                byName.put(
                        part.substring(0, count),
                        new JsonObject()
                                .put("part_name", part.substring(0, count))
                                .put("quantity", Integer.valueOf(part.substring(count + 2, price)))
                                .put("estimated_cost", Long.parseLong(part.substring(price + 4)) * 100)
                                .put("is_critical", false));
            }
        }
        return new JsonArray(List.copyOf(byName.values()));
    }

    /** A check that holds leads to the next one, one that does not to its remedy. */
    private static JsonObject nodes(List<String> steps, List<String> remedies) {
        JsonArray nodes = new JsonArray();
        for (int i = 0; i < steps.size(); i++) {
            List<String> step = LibraryCards.split(steps.get(i), " = ");
            String remedy = remedies.get(Math.min(i, remedies.size() - 1))
                    .split(">", -1)[0]
                    .strip();
            nodes.add(new JsonObject()
                    .put("node_id", "n" + (i + 1))
                    .put("step_number", i + 1)
                    .put("question", step.getFirst())
                    .put("expected_outcome", step.getLast())
                    .put("if_yes", i + 1 < steps.size() ? "n" + (i + 2) : null)
                    .put("leads_to_root_cause", remedy));
        }
        return new JsonObject()
                .put("tree_id", "tree_1")
                .put("root_node_id", "n1")
                .put("nodes", nodes);
    }

    private static List<FailureCard> patterns() {
        List<FailureCard> cards = new ArrayList<>();
        JsonArray models = new JsonArray();
        for (String line : lines("patterns.txt")) {
            if (line.startsWith("# ")) {
                LibraryCards.split(line.substring(2), ",").forEach(vehicle -> models.add(vehicle(vehicle)));
            } else {
                String[] parts = line.split("\\|", PATTERN_PARTS);
                JsonObject form = new JsonObject()
                        .put("title", parts[0])
                        .put("subsystem_category", parts[1])
                        .put("failure_mode", "unknown")
                        .put("symptom_text", parts[2])
                        .put("root_cause", parts[3])
                        .put("resolution_summary", parts[4])
                        .put("resolution_steps", LibraryCards.steps(LibraryCards.split(parts[4], ",")))
                        .put("vehicle_models", models.copy());
                cards.add(LibraryCards.of("pattern:" + parts[0], form, "0.75", WRITTEN));
            }
        }
        return cards;
    }

    private static JsonObject vehicle(String name) {
        boolean hero = name.startsWith("Hero Electric ");
        String make = hero ? "Hero Electric" : name.substring(0, name.indexOf(' '));
        return new JsonObject().put("make", make).put("model", name.substring(make.length() + 1));
    }
}
