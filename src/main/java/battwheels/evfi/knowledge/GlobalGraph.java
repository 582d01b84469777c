package battwheels.evfi.knowledge;

import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Severity;
import battwheels.evfi.card.Symptom;
import battwheels.evfi.guided.DecisionTree;
import battwheels.evfi.knowledge.Article.ApprovalStatus;
import battwheels.evfi.knowledge.Article.KnowledgeType;
import battwheels.evfi.knowledge.KnowledgeNode.NodeType;
import battwheels.evfi.knowledge.Relation.RelationType;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.library.LibraryCards;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Articles, symptoms and relations of the library: made of those of its cards that have steps to follow, and gone with
 * them. Nothing of an organization's is in it.
 */
public final class GlobalGraph {
    private final GlobalKnowledge library;
    private volatile Made made = new Made(-1, Map.of(), Map.of(), Map.of());

    public GlobalGraph(GlobalKnowledge library) {
        this.library = library;
    }

    private record Made(
            long revision,
            Map<String, Article> articles,
            Map<String, Symptom> symptoms,
            Map<String, List<Relation>> relations) {}

    Collection<Article> articles() {
        return current().articles().values();
    }

    Optional<Article> article(String id) {
        return Optional.ofNullable(current().articles().get(id));
    }

    Collection<Symptom> symptoms() {
        return current().symptoms().values();
    }

    /** Those that lead from or to a node. */
    List<Relation> at(KnowledgeNode node) {
        return current().relations().getOrDefault(node.key(), List.of());
    }

    /** What a node of the library is called; empty for one that is not in it. */
    Optional<String> title(KnowledgeNode node) {
        return switch (node.type()) {
            case FAILURE_CARD -> library.approved(node.id()).map(FailureCard::title);
            case ARTICLE -> article(node.id()).map(Article::title);
            case SYMPTOM ->
                Optional.ofNullable(current().symptoms().get(node.id())).map(Symptom::description);
            case ERROR_CODE -> code(node);
        };
    }

    private Optional<String> code(KnowledgeNode node) {
        return ErrorCodeBook.startingWith(node.id(), 1).stream()
                .filter(code -> code.dtcCode().equals(node.id()))
                .map(ErrorCode::description)
                .findFirst()
                .or(() -> at(node).isEmpty() ? Optional.empty() : Optional.of(node.id()));
    }

    private Made current() {
        Made known = made;
        long revision = library.revision();
        if (known.revision() == revision) {
            return known;
        }
        List<FailureCard> cards = library.cards().values().stream()
                .filter(card ->
                        card.status() == CardStatus.APPROVED && card.diagnosis().diagnosticTree() != null)
                .toList();
        Made next = new Made(
                revision,
                cards.stream().map(GlobalGraph::article).collect(byId(Article::articleId)),
                cards.stream().map(GlobalGraph::symptom).collect(byId(each -> String.valueOf(each.symptomId()))),
                byNode(cards.stream().flatMap(GlobalGraph::relations).toList()));
        made = next;
        return next;
    }

    private static <T> Collector<T, ?, Map<String, T>> byId(Function<T, String> id) {
        return Collectors.toMap(id, each -> each, (first, second) -> first, LinkedHashMap::new);
    }

    private static Map<String, List<Relation>> byNode(List<Relation> relations) {
        Map<String, List<Relation>> byNode = new LinkedHashMap<>();
        for (Relation relation : relations) {
            for (KnowledgeNode end : List.of(relation.source(), relation.target())) {
                byNode.computeIfAbsent(end.key(), each -> new ArrayList<>()).add(relation);
            }
        }
        return byNode;
    }

    private static String bare(FailureCard card) {
        return card.failureId().substring(card.failureId().indexOf('_') + 1);
    }

    private static Article article(FailureCard card) {
        String steps = DecisionTree.of(card).stream()
                .flatMap(tree -> tree.steps().stream())
                .map(step -> step.order() + ". " + step.instruction()
                        + (step.expectedMeasurement() == null ? "" : " (" + step.expectedMeasurement() + ")"))
                .collect(Collectors.joining("\n"));
        String remedies = card.cure().resolutionSteps().stream()
                .map(step -> "- " + step.action())
                .collect(Collectors.joining("\n"));
        return new Article(
                "kb_" + bare(card),
                KnowledgeType.REPAIR_PROCEDURE,
                card.title(),
                card.signs().symptomText(),
                "## Cause\n" + card.cause().rootCause() + "\n\n## Checks\n" + steps + "\n\n## Remedies\n" + remedies,
                card.signs().primary(card.title()),
                card.signs().errorCodes(),
                null,
                null,
                card.subsystemCategory(),
                card.tags(),
                Severity.MEDIUM,
                card.metrics().confidenceScore(),
                ApprovalStatus.APPROVED,
                null,
                card.version(),
                "failure_card",
                card.failureId(),
                card.provenance().createdBy(),
                card.provenance().approvedBy(),
                card.provenance().createdAt(),
                card.provenance().updatedAt());
    }

    private static Symptom symptom(FailureCard card) {
        return new Symptom(
                "sym_" + bare(card),
                null,
                card.subsystemCategory().wireName(),
                Objects.requireNonNullElse(card.signs().symptomText(), card.title()),
                null,
                card.keywords(),
                null);
    }

    private static Stream<Relation> relations(FailureCard card) {
        KnowledgeNode self = new KnowledgeNode(NodeType.FAILURE_CARD, card.failureId());
        KnowledgeNode article = new KnowledgeNode(NodeType.ARTICLE, "kb_" + bare(card));
        KnowledgeNode symptom = new KnowledgeNode(NodeType.SYMPTOM, "sym_" + bare(card));
        return Stream.concat(
                Stream.of(
                        relation(card, "a", article, RelationType.RESOLVES, self),
                        relation(card, "s", self, RelationType.CAUSES, symptom)),
                card.signs().errorCodes().stream()
                        .map(code -> relation(
                                card,
                                "c" + LibraryCards.lower(code),
                                self,
                                RelationType.CAUSES,
                                new KnowledgeNode(NodeType.ERROR_CODE, code))));
    }

    private static Relation relation(
            FailureCard card, String which, KnowledgeNode from, RelationType type, KnowledgeNode to) {
        return new Relation(
                "rel_" + bare(card) + which,
                from.type(),
                from.id(),
                type,
                to.type(),
                to.id(),
                BigDecimal.ONE,
                card.metrics().confidenceScore(),
                1,
                false);
    }
}
