package battwheels.evfi.card;

import battwheels.platform.shape.Faults;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One step of the repair. */
public record ResolutionStep(
        Integer stepNumber,
        String action,
        @Nullable String details,
        List<String> toolsRequired,
        List<String> partsRequired,
        List<String> safetyWarnings,
        Integer durationMinutes,
        SkillLevel skillLevel) {

    public ResolutionStep(
            @Nullable Integer stepNumber,
            @Nullable String action,
            @Nullable String details,
            @Nullable List<String> toolsRequired,
            @Nullable List<String> partsRequired,
            @Nullable List<String> safetyWarnings,
            @Nullable Integer durationMinutes,
            @Nullable SkillLevel skillLevel) {
        this.stepNumber = Objects.requireNonNullElse(stepNumber, 0);
        this.action = Objects.requireNonNullElse(action, "");
        this.details = details;
        this.toolsRequired = Listed.copy(toolsRequired);
        this.partsRequired = Listed.copy(partsRequired);
        this.safetyWarnings = Listed.copy(safetyWarnings);
        this.durationMinutes = Objects.requireNonNullElse(durationMinutes, 10);
        this.skillLevel = Objects.requireNonNullElse(skillLevel, SkillLevel.INTERMEDIATE);
    }

    public static ResolutionStep of(int number, String action) {
        return new ResolutionStep(number, action, null, null, null, null, null, null);
    }

    void check(Faults faults) {
        faults.needed("action", action, 1_000)
                .range("step_number", stepNumber, 0, 1_000)
                .text("details", details, 5_000)
                .texts("tools_required", toolsRequired, 20, 200)
                .texts("parts_required", partsRequired, 20, 200)
                .texts("safety_warnings", safetyWarnings, 20, 500)
                .range("duration_minutes", durationMinutes, 0, 10_000);
    }
}
