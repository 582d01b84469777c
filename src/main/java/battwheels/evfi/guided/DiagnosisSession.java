package battwheels.evfi.guided;

import battwheels.evfi.card.Listed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guided diagnosis of one ticket, which can be left and taken up again. It keeps the tree as it was when it began.
 *
 * @param completedSteps in the order they were done, {@link #STEPS_MAX} at most
 */
public record DiagnosisSession(
        String sessionId,
        String ticketId,
        String failureCardId,
        SessionStatus status,
        DecisionTree tree,
        @Nullable String currentStepId,
        List<Done> completedSteps,
        @Nullable String selectedResolutionId,
        String startedBy,
        Instant startedAt,
        @Nullable Instant completedAt) {
    /** A tree that leads in a circle ends here. */
    static final int STEPS_MAX = 100;

    public enum SessionStatus {
        ACTIVE,
        COMPLETED,
        ABANDONED
    }

    public record Done(
            String stepId,
            StepOutcome outcome,
            @Nullable String notes,
            @Nullable String actualMeasurement,
            int timeTakenSeconds,
            String by,
            Instant at) {}

    public DiagnosisSession {
        completedSteps = Listed.copy(completedSteps);
    }

    static DiagnosisSession begun(String id, String ticketId, DecisionTree tree, String by, Instant now) {
        return new DiagnosisSession(
                id,
                ticketId,
                tree.failureCardId(),
                SessionStatus.ACTIVE,
                tree,
                tree.first().stepId(),
                List.of(),
                null,
                by,
                now,
                null);
    }

    DiagnosisSession answered(TreeStep step, Done done, Instant now) {
        List<Done> all = new ArrayList<>(completedSteps);
        all.add(done);
        DecisionTree.Way way = all.size() >= STEPS_MAX
                ? new DecisionTree.Way.Ended(tree.resolutions().getFirst())
                : tree.after(step, done.outcome());
        return switch (way) {
            case DecisionTree.Way.To(TreeStep next) ->
                new DiagnosisSession(
                        sessionId,
                        ticketId,
                        failureCardId,
                        status,
                        tree,
                        next.stepId(),
                        all,
                        null,
                        startedBy,
                        startedAt,
                        null);
            case DecisionTree.Way.Ended(TreeResolution resolution) ->
                new DiagnosisSession(
                        sessionId,
                        ticketId,
                        failureCardId,
                        SessionStatus.COMPLETED,
                        tree,
                        null,
                        all,
                        resolution.resolutionId(),
                        startedBy,
                        startedAt,
                        now);
        };
    }
}
