package battwheels.evfi.knowledge;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Symptom;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Articles, symptoms and relations of the organization of a scope: the only place that knows how they are kept. */
public final class TenantGraph {
    /** Most relations read at one step of a traversal. */
    static final int RELATIONS = 200;

    private static final String WORDS = "words_folded";
    private static final String SOURCE = "source_key";
    private static final String TARGET = "target_key";

    private static final AggregateType<Article> ARTICLE = AggregateType.of(
                    "article", CollectionSpec.named("articles").indexed("created_at"), Article.class)
            .derived(article -> Map.of(WORDS, words(article)));

    private static final AggregateType<Entry> SYMPTOM =
            AggregateType.of("symptom", CollectionSpec.named("symptoms").indexed("created_at"), Entry.class);

    private static final AggregateType<Relation> RELATION = AggregateType.of(
                    "relation",
                    CollectionSpec.named("relations").unique("signature").indexed(SOURCE, TARGET),
                    Relation.class)
            .unique(relation -> Map.of("signature", relation.signature()))
            .derived(relation -> Map.of(
                    SOURCE, relation.source().key(), TARGET, relation.target().key()));

    /** A symptom in the organization's own list. */
    record Entry(Symptom symptom, Instant createdAt) {}

    private final AggregateStore<Article> articles;
    private final AggregateStore<Entry> symptoms;
    private final AggregateStore<Relation> relations;
    private final TenantKnowledge cards;
    private final ErrorCodes codes;

    public TenantGraph(Kernel kernel, TenantKnowledge cards, ErrorCodes codes) {
        this.articles = kernel.aggregates(ARTICLE);
        this.symptoms = kernel.aggregates(SYMPTOM);
        this.relations = kernel.aggregates(RELATION);
        this.cards = cards;
        this.codes = codes;
    }

    private static String words(Article article) {
        return String.join(
                        "\n",
                        article.title(),
                        String.valueOf(article.summary()),
                        article.content(),
                        String.join("\n", article.symptoms()),
                        String.join("\n", article.dtcCodes()))
                .toLowerCase(Locale.ROOT);
    }

    Slice<Article> articles(Command command, JsonObject filter, Optional<String> search) {
        search.ifPresent(text ->
                filter.put(WORDS, new JsonObject().put("$regex", Pattern.quote(text.toLowerCase(Locale.ROOT)))));
        return articles.page(command.scope(), filter, command.page(), "created_at")
                .map(Stored::state);
    }

    Optional<Stored<Article>> article(Scope scope, String id) {
        return articles.find(scope, id);
    }

    Stored<Article> create(Command command, Article article) {
        return articles.create(command, article.articleId(), article, List.of());
    }

    Stored<Article> change(Command command, String id, Function<Article, Change<Article>> decide) {
        return articles.change(command, id, decide);
    }

    Slice<Symptom> symptoms(Command command) {
        return symptoms.page(command.scope(), new JsonObject(), command.page(), "created_at")
                .map(stored -> stored.state().symptom());
    }

    Symptom create(Command command, String id, Symptom symptom, Instant now) {
        return symptoms.create(command, id, new Entry(symptom, now), List.of())
                .state()
                .symptom();
    }

    Relation create(Command command, Relation relation) {
        return relations
                .create(command, relation.relationId(), relation, List.of())
                .state();
    }

    void delete(Command command, String relationId) {
        relations.delete(command, relationId, relation -> new Change.To<>(relation, List.of()));
    }

    /** At most {@link #RELATIONS} that lead from or to any of the nodes, by id. */
    List<Relation> at(Scope scope, Collection<KnowledgeNode> nodes) {
        JsonObject in = new JsonObject()
                .put("$in", new JsonArray(nodes.stream().map(KnowledgeNode::key).toList()));
        JsonArray either =
                new JsonArray().add(new JsonObject().put(SOURCE, in)).add(new JsonObject().put(TARGET, in.copy()));
        Find find = Find.where(new JsonObject().put("$or", either))
                .sortedBy(new JsonObject().put("_id", 1))
                .limitedTo(RELATIONS);
        return relations.list(scope, find).stream().map(Stored::state).toList();
    }

    /** What nodes are called that are the organization's own; the others are left out. */
    Map<KnowledgeNode, String> titles(Scope scope, Collection<KnowledgeNode> nodes) {
        Map<KnowledgeNode, String> titles = new HashMap<>();
        for (KnowledgeNode.NodeType type : KnowledgeNode.NodeType.values()) {
            List<String> ids = nodes.stream()
                    .filter(node -> node.type() == type)
                    .map(KnowledgeNode::id)
                    .toList();
            if (!ids.isEmpty()) {
                titles(scope, type, ids).forEach((id, title) -> titles.put(new KnowledgeNode(type, id), title));
            }
        }
        return titles;
    }

    private Map<String, String> titles(Scope scope, KnowledgeNode.NodeType type, List<String> ids) {
        return switch (type) {
            case FAILURE_CARD ->
                cards.byIds(scope, ids).values().stream()
                        .collect(Collectors.toMap(FailureCard::failureId, FailureCard::title));
            case ARTICLE ->
                articles.list(scope, among(ids)).stream()
                        .map(Stored::state)
                        .collect(Collectors.toMap(Article::articleId, Article::title));
            case SYMPTOM ->
                symptoms.list(scope, among(ids)).stream()
                        .map(stored -> stored.state().symptom())
                        .collect(
                                Collectors.toMap(symptom -> String.valueOf(symptom.symptomId()), Symptom::description));
            case ERROR_CODE -> codes.descriptions(scope, ids);
        };
    }

    private static Find among(List<String> ids) {
        return Find.where(new JsonObject().put("_id", new JsonObject().put("$in", new JsonArray(ids))));
    }
}
