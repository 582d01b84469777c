package battwheels.evfi.card;

import battwheels.platform.shape.Faults;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing the rider or the technician notices. */
public record Symptom(
        @Nullable String symptomId,
        @Nullable String code,
        @Nullable String category,
        String description,
        Severity severity,
        List<String> keywords,
        List<String> relatedSymptoms) {

    public Symptom(
            @Nullable String symptomId,
            @Nullable String code,
            @Nullable String category,
            @Nullable String description,
            @Nullable Severity severity,
            @Nullable List<String> keywords,
            @Nullable List<String> relatedSymptoms) {
        this.symptomId = symptomId;
        this.code = code;
        this.category = category;
        this.description = Objects.requireNonNullElse(description, "");
        this.severity = Objects.requireNonNullElse(severity, Severity.MEDIUM);
        this.keywords = Listed.copy(keywords);
        this.relatedSymptoms = Listed.copy(relatedSymptoms);
    }

    public static Symptom described(String description) {
        return new Symptom(null, null, null, description, null, null, null);
    }

    public void check(Faults faults) {
        faults.needed("description", description, 500)
                .text("symptom_id", symptomId, 64)
                .text("code", code, 64)
                .text("category", category, 100)
                .texts("keywords", keywords, 20, 100)
                .texts("related_symptoms", relatedSymptoms, 20, 100);
    }
}
