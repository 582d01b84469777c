package battwheels.evfi.knowledge;

import battwheels.evfi.knowledge.KnowledgeNode.NodeType;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;

/**
 * How one piece of knowledge bears on another.
 *
 * @param relationId {@code rel_...}
 * @param weight above 0, at most 100
 * @param confidence from 0 to 1
 */
public record Relation(
        String relationId,
        NodeType sourceType,
        String sourceId,
        RelationType relationType,
        NodeType targetType,
        String targetId,
        BigDecimal weight,
        BigDecimal confidence,
        int evidenceCount,
        boolean bidirectional) {

    public enum RelationType {
        CAUSES,
        RESOLVES,
        REQUIRES,
        AFFECTS,
        SIMILAR_TO,
        CO_OCCURS;
    }

    @JsonIgnore
    public KnowledgeNode source() {
        return new KnowledgeNode(sourceType, sourceId);
    }

    @JsonIgnore
    public KnowledgeNode target() {
        return new KnowledgeNode(targetType, targetId);
    }

    /** One for two nodes and a kind. */
    @JsonIgnore
    String signature() {
        return source().key() + " " + relationType + " " + target().key();
    }
}
