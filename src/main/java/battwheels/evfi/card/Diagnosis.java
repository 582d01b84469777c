package battwheels.evfi.card;

import battwheels.platform.shape.Edits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the cause is made sure of. */
public record Diagnosis(
        @Nullable DiagnosticTree diagnosticTree,
        List<VerificationStep> verificationSteps,
        List<String> diagnosticTools,
        int diagnosticDurationMinutes) {
    public static final Diagnosis USUAL = new Diagnosis(null, List.of(), List.of(), 30);

    public Diagnosis {
        verificationSteps = Listed.copy(verificationSteps);
        diagnosticTools = Listed.copy(diagnosticTools);
    }

    Diagnosis edited(Edits edits, CardForm form) {
        return new Diagnosis(
                edits.value("diagnostic_tree", diagnosticTree, form.diagnosticTree()),
                edits.kept("verification_steps", verificationSteps, form.verificationSteps()),
                edits.kept("diagnostic_tools", diagnosticTools, form.diagnosticTools()),
                edits.kept("diagnostic_duration_minutes", diagnosticDurationMinutes, form.diagnosticDurationMinutes()));
    }
}
