package battwheels.evfi.guided;

import battwheels.evfi.card.DiagnosticTree;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.ResolutionStep;
import battwheels.evfi.card.TreeNode;
import battwheels.evfi.card.VerificationStep;
import battwheels.evfi.guided.TreeResolution.TreePart;
import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The checks of a guided diagnosis and where they lead. Never empty: it has a step and a resolution at least. */
public record DecisionTree(String failureCardId, List<TreeStep> steps, List<TreeResolution> resolutions) {
    private static final Money RATE = new Money(50_000);
    private static final BigDecimal HOUR = BigDecimal.valueOf(60);
    private static final String NEXT = "next";
    private static final String SKIP = "skip_to:";
    private static final String END = "resolution:";

    public DecisionTree {
        steps = List.copyOf(steps);
        resolutions = List.copyOf(resolutions);
    }

    /** Where a step led. */
    public sealed interface Way {
        record To(TreeStep step) implements Way {}

        record Ended(TreeResolution resolution) implements Way {}
    }

    /** The card's own tree, else one made of its checks and remedies; empty for a card that has neither. */
    public static Optional<DecisionTree> of(FailureCard card) {
        List<TreeResolution> resolutions = resolutions(card);
        List<TreeStep> steps = card.diagnosis().diagnosticTree() == null
                ? ofChecks(card, resolutions.size())
                : ofNodes(rootFirst(card.diagnosis().diagnosticTree()), resolutions.size());
        return steps.isEmpty() ? Optional.empty() : Optional.of(new DecisionTree(card.failureId(), steps, resolutions));
    }

    private static List<TreeNode> rootFirst(DiagnosticTree tree) {
        List<TreeNode> nodes = new ArrayList<>(tree.nodes());
        nodes.sort(Comparator.comparing(node -> !node.nodeId().equals(tree.rootNodeId())));
        return nodes;
    }

    private static List<TreeStep> ofNodes(List<TreeNode> nodes, int remedies) {
        List<TreeStep> steps = new ArrayList<>();
        for (TreeNode node : nodes) {
            int order = steps.size() + 1;
            steps.add(new TreeStep(
                    node.nodeId(),
                    order,
                    node.question(),
                    node.expectedOutcome(),
                    node.toolsRequired(),
                    node.safetyWarnings(),
                    node.ifYes() == null ? NEXT : SKIP + node.ifYes(),
                    node.ifNo() == null ? END + id(Math.min(order, remedies)) : SKIP + node.ifNo()));
        }
        return steps;
    }

    private static List<TreeStep> ofChecks(FailureCard card, int remedies) {
        List<TreeStep> steps = new ArrayList<>();
        for (VerificationStep check : card.diagnosis().verificationSteps()) {
            int order = steps.size() + 1;
            steps.add(new TreeStep(
                    "s" + order,
                    order,
                    check.action(),
                    check.expectedResult(),
                    check.toolsRequired(),
                    check.safetyWarnings(),
                    NEXT,
                    END + id(Math.min(order, remedies))));
        }
        return steps;
    }

    /** Parts that are named by several remedies belong to the first; a card without steps has one resolution. */
    private static List<TreeResolution> resolutions(FailureCard card) {
        List<TreeResolution> all = new ArrayList<>();
        for (ResolutionStep step : card.cure().resolutionSteps()) {
            List<TreePart> parts = all.isEmpty() ? parts(card) : List.of();
            all.add(resolution(all.size() + 1, step.action(), card, parts, step.durationMinutes()));
        }
        if (all.isEmpty()) {
            String summary = card.cure().resolutionSummary();
            String title = summary == null || summary.isBlank() ? card.cause().rootCause() : summary;
            all.add(resolution(1, title, card, parts(card), card.cure().estimatedRepairTimeMinutes()));
        }
        return all;
    }

    private static TreeResolution resolution(
            int number, String title, FailureCard card, List<TreePart> parts, int minutes) {
        BigDecimal hours = BigDecimal.valueOf(minutes).divide(HOUR, 2, RoundingMode.HALF_UP);
        return new TreeResolution(id(number), title, card.cause().rootCause(), parts, hours, RATE, minutes);
    }

    private static List<TreePart> parts(FailureCard card) {
        return card.cure().requiredParts().stream()
                .map(part -> new TreePart(
                        part.partName(),
                        part.quantity().setScale(0, RoundingMode.UP).intValue(),
                        part.estimatedCost()))
                .toList();
    }

    private static String id(int number) {
        return "r" + number;
    }

    TreeStep first() {
        return steps.getFirst();
    }

    Optional<TreeStep> step(String id) {
        return steps.stream().filter(step -> step.stepId().equals(id)).findFirst();
    }

    TreeResolution resolution(String id) {
        return resolutions.stream()
                .filter(each -> each.resolutionId().equals(id))
                .findFirst()
                .orElse(resolutions.getFirst());
    }

    /** Anything but a pass fails; past the last step stands the first resolution. */
    Way after(TreeStep step, StepOutcome outcome) {
        String action = outcome == StepOutcome.FAIL ? step.failAction() : step.passAction();
        if (action.startsWith(END)) {
            return new Way.Ended(resolution(action.substring(END.length())));
        }
        Optional<TreeStep> next = action.startsWith(SKIP)
                ? step(action.substring(SKIP.length()))
                : steps.stream()
                        .filter(each -> each.order() == step.order() + 1)
                        .findFirst();
        return next.<Way>map(Way.To::new).orElseGet(() -> new Way.Ended(resolutions.getFirst()));
    }
}
