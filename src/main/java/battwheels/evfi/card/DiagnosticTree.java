package battwheels.evfi.card;

import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Questions that lead from the symptom to the cause. */
public record DiagnosticTree(
        @Nullable String treeId,
        String rootNodeId,
        List<TreeNode> nodes,
        Integer totalPaths,
        BigDecimal avgPathLength,
        @Nullable Instant createdAt) {

    public DiagnosticTree(
            @Nullable String treeId,
            @Nullable String rootNodeId,
            @Nullable List<TreeNode> nodes,
            @Nullable Integer totalPaths,
            @Nullable BigDecimal avgPathLength,
            @Nullable Instant createdAt) {
        this.treeId = treeId;
        this.rootNodeId = Objects.requireNonNullElse(rootNodeId, "");
        this.nodes = Listed.copy(nodes);
        this.totalPaths = Objects.requireNonNullElse(totalPaths, 0);
        this.avgPathLength = Objects.requireNonNullElse(avgPathLength, BigDecimal.ZERO);
        this.createdAt = createdAt;
    }

    void check(Faults faults) {
        faults.each("nodes", nodes, 200, TreeNode::check);
        boolean known = nodes.stream().anyMatch(node -> node.nodeId().equals(rootNodeId));
        faults.require(nodes.isEmpty() || known, "root_node_id", "must be the id of one of the nodes");
    }
}
