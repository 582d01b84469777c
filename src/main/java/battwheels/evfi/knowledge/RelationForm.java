package battwheels.evfi.knowledge;

import battwheels.evfi.card.Metrics;
import battwheels.evfi.knowledge.KnowledgeNode.NodeType;
import battwheels.evfi.knowledge.Relation.RelationType;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A relation as somebody notes it. */
public record RelationForm(
        @Nullable NodeType sourceType,
        @Nullable String sourceId,
        @Nullable RelationType relationType,
        @Nullable NodeType targetType,
        @Nullable String targetId,
        @Nullable BigDecimal weight,
        @Nullable BigDecimal confidence,
        @Nullable Integer evidenceCount,
        @Nullable Boolean bidirectional) {

    Faults faults() {
        return new Faults()
                .require(sourceType != null, "source_type", "is required")
                .needed("source_id", Objects.requireNonNullElse(sourceId, ""), 64)
                .require(relationType != null, "relation_type", "is required")
                .require(targetType != null, "target_type", "is required")
                .needed("target_id", Objects.requireNonNullElse(targetId, ""), 64)
                .range("evidence_count", evidenceCount, 1, 1_000_000)
                .require(!ends(), "target_id", "must be another than the source");
    }

    private boolean ends() {
        return sourceType == targetType && Objects.equals(sourceId, targetId);
    }

    Relation relation(String id) {
        return new Relation(
                id,
                Objects.requireNonNull(sourceType),
                Objects.requireNonNull(sourceId),
                Objects.requireNonNull(relationType),
                Objects.requireNonNull(targetType),
                Objects.requireNonNull(targetId),
                Objects.requireNonNullElse(weight, BigDecimal.ONE),
                Objects.requireNonNullElse(confidence, Metrics.HALF),
                Objects.requireNonNullElse(evidenceCount, 1),
                Objects.requireNonNullElse(bidirectional, false));
    }
}
