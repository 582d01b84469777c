package battwheels.evfi.knowledge;

/** What relations lead from and to. Ids are unique within a kind. */
public record KnowledgeNode(NodeType type, String id) {
    public enum NodeType {
        FAILURE_CARD,
        ARTICLE,
        SYMPTOM,
        ERROR_CODE;
    }

    /** One text for both, as relations are looked up by it. */
    String key() {
        return type.name() + ":" + id;
    }
}
