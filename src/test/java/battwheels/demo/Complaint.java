package battwheels.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a customer comes with, made of a recall campaign: its defect is the complaint, its remedy the cure. */
record Complaint(
        String campaign,
        String make,
        String model,
        int year,
        String component,
        String story,
        String danger,
        String cure) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param file one campaign a line, as resources/demo/README.md describes it */
    static List<Complaint> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(Complaint::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Complaint parse(String line) {
        try {
            JsonNode row = JSON.readTree(line);
            return new Complaint(
                    row.get("campaign").asText(),
                    row.get("make").asText(),
                    row.get("model").asText(),
                    row.get("year").asInt(),
                    row.get("component").asText(),
                    row.get("defect").asText(),
                    row.get("consequence").asText(),
                    row.get("remedy").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String title() {
        String part = component.substring(component.lastIndexOf(':') + 1).strip();
        return model + ": " + part.toLowerCase(Locale.ROOT);
    }

    String category() {
        return component.contains("BATTERY") || component.contains("CHARGING")
                ? "battery"
                : component
                        .substring(0, component.indexOf(':') < 0 ? component.length() : component.indexOf(':'))
                        .toLowerCase(Locale.ROOT);
    }

    String priority() {
        return danger.contains("fire") ? "critical" : danger.contains("crash") ? "high" : "medium";
    }
}
