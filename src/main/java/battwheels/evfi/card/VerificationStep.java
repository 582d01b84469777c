package battwheels.evfi.card;

import battwheels.platform.shape.Faults;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One step by which the cause is made sure of. */
public record VerificationStep(
        Integer stepNumber,
        String action,
        @Nullable String expectedResult,
        List<String> toolsRequired,
        List<String> safetyWarnings,
        Integer durationMinutes) {

    public VerificationStep(
            @Nullable Integer stepNumber,
            @Nullable String action,
            @Nullable String expectedResult,
            @Nullable List<String> toolsRequired,
            @Nullable List<String> safetyWarnings,
            @Nullable Integer durationMinutes) {
        this.stepNumber = Objects.requireNonNullElse(stepNumber, 0);
        this.action = Objects.requireNonNullElse(action, "");
        this.expectedResult = expectedResult;
        this.toolsRequired = Listed.copy(toolsRequired);
        this.safetyWarnings = Listed.copy(safetyWarnings);
        this.durationMinutes = Objects.requireNonNullElse(durationMinutes, 5);
    }

    public static VerificationStep of(int number, String action, @Nullable String expectedResult) {
        return new VerificationStep(number, action, expectedResult, null, null, null);
    }

    void check(Faults faults) {
        faults.needed("action", action, 1_000)
                .range("step_number", stepNumber, 0, 1_000)
                .text("expected_result", expectedResult, 1_000)
                .texts("tools_required", toolsRequired, 20, 200)
                .texts("safety_warnings", safetyWarnings, 20, 500)
                .range("duration_minutes", durationMinutes, 0, 10_000);
    }
}
