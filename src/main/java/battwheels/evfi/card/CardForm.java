package battwheels.evfi.card;

import battwheels.platform.shape.Faults;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A failure card as a request gives it: what is left out stays as it is, an empty text clears. */
public record CardForm(
        @Nullable String title,
        @Nullable String description,
        @Nullable Subsystem subsystemCategory,
        @Nullable FailureMode failureMode,
        @Nullable Circumstances failureSignature,
        @Nullable List<Symptom> symptoms,
        @Nullable List<String> symptomCodes,
        @Nullable String symptomText,
        @Nullable List<String> errorCodes,
        @Nullable String rootCause,
        @Nullable String rootCauseDetails,
        @Nullable List<String> secondaryCauses,
        @Nullable DiagnosticTree diagnosticTree,
        @Nullable List<VerificationStep> verificationSteps,
        @Nullable List<String> diagnosticTools,
        @Nullable Integer diagnosticDurationMinutes,
        @Nullable List<ResolutionStep> resolutionSteps,
        @Nullable String resolutionSummary,
        @Nullable Integer estimatedRepairTimeMinutes,
        @Nullable SkillLevel skillLevelRequired,
        @Nullable List<RequiredPart> requiredParts,
        @Nullable List<VehicleFit> vehicleModels,
        @Nullable Boolean universalFailure,
        @Nullable List<FailureCondition> failureConditions,
        @Nullable List<String> keywords,
        @Nullable List<String> tags,
        @Nullable SourceType sourceType,
        @Nullable String sourceTicketId) {

    Faults faultsOfNew() {
        Faults faults = new Faults();
        faults.require(title != null, "title", "is required")
                .require(rootCause != null, "root_cause", "is required")
                .require(subsystemCategory != null, "subsystem_category", "is required");
        return check(faults);
    }

    Faults faultsOfChange() {
        return check(new Faults());
    }

    private Faults check(Faults faults) {
        faults.keptOrNeeded("title", title, 300)
                .text("description", description, 5_000)
                .keptOrNeeded("root_cause", rootCause, 1_000)
                .text("root_cause_details", rootCauseDetails, 5_000)
                .texts("secondary_causes", secondaryCauses, 50, 1_000)
                .each("symptoms", symptoms, 50, Symptom::check)
                .texts("symptom_codes", symptomCodes, 50, 64)
                .text("symptom_text", symptomText, 5_000)
                .texts("error_codes", errorCodes, 50, 64)
                .text("source_ticket_id", sourceTicketId, 64);
        return checkWork(faults);
    }

    private Faults checkWork(Faults faults) {
        faults.each("verification_steps", verificationSteps, 100, VerificationStep::check)
                .texts("diagnostic_tools", diagnosticTools, 50, 200)
                .range("diagnostic_duration_minutes", diagnosticDurationMinutes, 0, 100_000)
                .each("resolution_steps", resolutionSteps, 100, ResolutionStep::check)
                .text("resolution_summary", resolutionSummary, 5_000)
                .range("estimated_repair_time_minutes", estimatedRepairTimeMinutes, 0, 100_000)
                .each("required_parts", requiredParts, 100, RequiredPart::check)
                .each("vehicle_models", vehicleModels, 200, VehicleFit::check)
                .each("failure_conditions", failureConditions, 50, FailureCondition::check)
                .texts("keywords", keywords, 100, 100)
                .texts("tags", tags, 100, 100);
        if (diagnosticTree != null) {
            diagnosticTree.check(faults.under("diagnostic_tree"));
        }
        if (failureSignature != null) {
            failureSignature.check(faults.under("failure_signature"));
        }
        return faults;
    }

    SourceType source() {
        return Objects.requireNonNullElse(sourceType, SourceType.FIELD_DISCOVERY);
    }

    static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }
}
