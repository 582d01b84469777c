package battwheels.evfi.card;

import battwheels.platform.shape.Faults;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One question of a diagnostic tree; {@code if_yes} and {@code if_no} are ids of nodes. */
public record TreeNode(
        String nodeId,
        Integer stepNumber,
        String question,
        @Nullable String checkAction,
        @Nullable String expectedOutcome,
        List<String> toolsRequired,
        List<String> safetyWarnings,
        Integer durationMinutes,
        @Nullable String ifYes,
        @Nullable String ifNo,
        @Nullable String leadsToRootCause) {

    public TreeNode(
            @Nullable String nodeId,
            @Nullable Integer stepNumber,
            @Nullable String question,
            @Nullable String checkAction,
            @Nullable String expectedOutcome,
            @Nullable List<String> toolsRequired,
            @Nullable List<String> safetyWarnings,
            @Nullable Integer durationMinutes,
            @Nullable String ifYes,
            @Nullable String ifNo,
            @Nullable String leadsToRootCause) {
        this.nodeId = Objects.requireNonNullElse(nodeId, "");
        this.stepNumber = Objects.requireNonNullElse(stepNumber, 0);
        this.question = Objects.requireNonNullElse(question, "");
        this.checkAction = checkAction;
        this.expectedOutcome = expectedOutcome;
        this.toolsRequired = Listed.copy(toolsRequired);
        this.safetyWarnings = Listed.copy(safetyWarnings);
        this.durationMinutes = Objects.requireNonNullElse(durationMinutes, 5);
        this.ifYes = ifYes;
        this.ifNo = ifNo;
        this.leadsToRootCause = leadsToRootCause;
    }

    void check(Faults faults) {
        faults.needed("node_id", nodeId, 64)
                .needed("question", question, 1_000)
                .text("check_action", checkAction, 1_000)
                .text("expected_outcome", expectedOutcome, 1_000)
                .texts("tools_required", toolsRequired, 20, 200)
                .texts("safety_warnings", safetyWarnings, 20, 500)
                .range("duration_minutes", durationMinutes, 0, 10_000)
                .text("if_yes", ifYes, 64)
                .text("if_no", ifNo, 64)
                .text("leads_to_root_cause", leadsToRootCause, 1_000);
    }
}
