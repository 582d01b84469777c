package battwheels.evfi.promotion;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.FailureMode;
import battwheels.evfi.card.Listed;
import battwheels.evfi.card.ResolutionStep;
import battwheels.evfi.card.Subsystem;
import battwheels.evfi.card.VehicleFit;
import battwheels.evfi.card.VerificationStep;
import battwheels.evfi.library.LibraryCards;
import battwheels.platform.shape.Faults;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a card all organizations would read: nothing but this is ever copied to the platform. */
public record PublicText(
        String title,
        Subsystem subsystemCategory,
        FailureMode failureMode,
        String symptomText,
        String rootCause,
        String resolutionSummary,
        List<String> resolutionSteps,
        List<String> verificationSteps,
        List<String> errorCodes,
        List<VehicleFit> vehicleModels) {

    public PublicText(
            @Nullable String title,
            @Nullable Subsystem subsystemCategory,
            @Nullable FailureMode failureMode,
            @Nullable String symptomText,
            @Nullable String rootCause,
            @Nullable String resolutionSummary,
            @Nullable List<String> resolutionSteps,
            @Nullable List<String> verificationSteps,
            @Nullable List<String> errorCodes,
            @Nullable List<VehicleFit> vehicleModels) {
        this.title = Objects.requireNonNullElse(title, "");
        this.subsystemCategory = Objects.requireNonNullElse(subsystemCategory, Subsystem.OTHER);
        this.failureMode = Objects.requireNonNullElse(failureMode, FailureMode.UNKNOWN);
        this.symptomText = Objects.requireNonNullElse(symptomText, "");
        this.rootCause = Objects.requireNonNullElse(rootCause, "");
        this.resolutionSummary = Objects.requireNonNullElse(resolutionSummary, "");
        this.resolutionSteps = Listed.copy(resolutionSteps);
        this.verificationSteps = Listed.copy(verificationSteps);
        this.errorCodes = Listed.copy(errorCodes);
        this.vehicleModels = Listed.copy(vehicleModels);
    }

    /** The card's words, with what could tell who or where replaced. */
    static PublicText redacted(FailureCard card) {
        return of(card).cleaned();
    }

    static PublicText of(FailureCard card) {
        return new PublicText(
                card.title(),
                card.subsystemCategory(),
                card.failureMode(),
                card.signs().symptomText(),
                card.cause().rootCause(),
                card.cure().resolutionSummary(),
                card.cure().resolutionSteps().stream()
                        .map(ResolutionStep::action)
                        .toList(),
                card.diagnosis().verificationSteps().stream()
                        .map(VerificationStep::action)
                        .toList(),
                card.signs().errorCodes(),
                card.fit().vehicleModels().stream()
                        .map(fit -> VehicleFit.of(fit.make(), fit.model()))
                        .toList());
    }

    private PublicText cleaned() {
        return new PublicText(
                ScrubRules.redacted(title),
                subsystemCategory,
                failureMode,
                ScrubRules.redacted(symptomText),
                ScrubRules.redacted(rootCause),
                ScrubRules.redacted(resolutionSummary),
                resolutionSteps.stream().map(ScrubRules::redacted).toList(),
                verificationSteps.stream().map(ScrubRules::redacted).toList(),
                errorCodes.stream().map(ScrubRules::redacted).toList(),
                vehicleModels);
    }

    Faults faults() {
        return new Faults()
                .needed("title", title, 300)
                .needed("root_cause", rootCause, 1_000)
                .text("symptom_text", symptomText, 5_000)
                .text("resolution_summary", resolutionSummary, 5_000)
                .texts("resolution_steps", resolutionSteps, 100, 1_000)
                .texts("verification_steps", verificationSteps, 100, 1_000)
                .texts("error_codes", errorCodes, 50, 64)
                .each("vehicle_models", vehicleModels, 200, VehicleFit::check);
    }

    /** Every free text by its field's name. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", title);
        texts.put("symptom_text", symptomText);
        texts.put("root_cause", rootCause);
        texts.put("resolution_summary", resolutionSummary);
        texts.put("resolution_steps", String.join("\n", resolutionSteps));
        texts.put("verification_steps", String.join("\n", verificationSteps));
        texts.put("error_codes", String.join("\n", errorCodes));
        texts.put(
                "vehicle_models",
                vehicleModels.stream()
                        .map(fit -> fit.make() + " " + fit.model())
                        .collect(Collectors.joining("\n")));
        return texts;
    }

    JsonObject form() {
        JsonArray vehicles = new JsonArray();
        vehicleModels.forEach(
                fit -> vehicles.add(new JsonObject().put("make", fit.make()).put("model", fit.model())));
        return new JsonObject()
                .put("title", title)
                .put("subsystem_category", subsystemCategory.wireName())
                .put("failure_mode", failureMode.wireName())
                .put("symptom_text", symptomText)
                .put("root_cause", rootCause)
                .put("resolution_summary", resolutionSummary)
                .put("resolution_steps", LibraryCards.steps(resolutionSteps))
                .put("verification_steps", LibraryCards.steps(verificationSteps))
                .put("error_codes", new JsonArray(errorCodes))
                .put("vehicle_models", vehicles);
    }
}
