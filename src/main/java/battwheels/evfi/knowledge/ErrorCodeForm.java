package battwheels.evfi.knowledge;

import battwheels.evfi.card.Listed;
import battwheels.evfi.card.Severity;
import battwheels.evfi.card.Subsystem;
import battwheels.platform.shape.Faults;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A code of a maker's own, as an organization learned it. */
public record ErrorCodeForm(
        @Nullable String dtcCode,
        @Nullable CodeStandard codeStandard,
        @Nullable String description,
        @Nullable String detailedExplanation,
        @Nullable String vehicleMake,
        @Nullable Subsystem subsystem,
        @Nullable Severity severity,
        @Nullable List<String> commonCauses,
        @Nullable List<String> diagnosticSteps) {

    Faults faults() {
        return new Faults()
                .needed("dtc_code", Objects.requireNonNullElse(dtcCode, ""), 20)
                .needed("description", Objects.requireNonNullElse(description, ""), 500)
                .text("detailed_explanation", detailedExplanation, 5_000)
                .text("vehicle_make", vehicleMake, 100)
                .texts("common_causes", commonCauses, 20, 500)
                .texts("diagnostic_steps", diagnosticSteps, 50, 500);
    }

    ErrorCode code() {
        return new ErrorCode(
                upper(Objects.requireNonNull(dtcCode)),
                Objects.requireNonNullElse(codeStandard, CodeStandard.PROPRIETARY),
                Objects.requireNonNull(description).strip(),
                detailedExplanation,
                vehicleMake,
                subsystem,
                severity,
                Listed.copy(commonCauses),
                Listed.copy(diagnosticSteps));
    }

    static String upper(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }
}
