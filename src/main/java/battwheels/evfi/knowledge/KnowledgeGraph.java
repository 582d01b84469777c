package battwheels.evfi.knowledge;

import battwheels.evfi.knowledge.KnowledgeNode.NodeType;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Scope;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Relations between pieces of knowledge. One of an organization's leads from and to its own and to the library's; what
 * belongs to anybody else is to it what does not exist.
 */
public final class KnowledgeGraph {
    private static final int NODES = 200;

    private final TenantGraph own;
    private final GlobalGraph library;

    public KnowledgeGraph(TenantGraph own, GlobalGraph library) {
        this.own = own;
        this.library = library;
    }

    record Told(
            @JsonProperty("scope") String scope,
            @JsonUnwrapped Relation relation) {}

    record Node(NodeType nodeType, String nodeId, String scope, String title, int distance) {}

    /** @param truncated whether there is more within the distance asked */
    record Neighbourhood(Node node, List<Node> nodes, List<Told> relations, boolean truncated) {}

    public Reply relate(Command command) {
        RelationForm form = command.body(RelationForm.class);
        Faults faults = form.faults();
        if (!faults.any()) {
            Relation asked = form.relation("");
            Map<KnowledgeNode, Node> known = named(command.scope(), List.of(asked.source(), asked.target()), 0);
            faults.require(known.containsKey(asked.source()), "source_id", "names nothing that is known")
                    .require(known.containsKey(asked.target()), "target_id", "names nothing that is known");
        }
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        Relation made = own.create(command, form.relation(command.newId("rel")));
        return new Reply.Made(new Told("tenant", made));
    }

    public Reply forget(Command command) {
        own.delete(command, command.path("relation_id"));
        return new Reply.Empty();
    }

    /** Breadth first, so that a bound cuts off what is farthest. */
    public Reply around(Command command) {
        Scope scope = command.scope();
        KnowledgeNode root = new KnowledgeNode(
                NodeType.valueOf(command.path("node_type").toUpperCase(Locale.ROOT)), command.path("node_id"));
        Map<KnowledgeNode, Node> seen = new LinkedHashMap<>(named(scope, List.of(root), 0));
        if (seen.isEmpty()) {
            throw new RefusedException(Problem.notFound());
        }
        Map<String, Told> relations = new LinkedHashMap<>();
        boolean truncated = false;
        Collection<KnowledgeNode> frontier = List.of(root);
        long depth = command.query().number("depth").orElse(1L);
        for (int distance = 1; distance <= depth && !frontier.isEmpty() && !truncated; distance++) {
            List<Told> found = at(scope, frontier);
            truncated = found.size() > TenantGraph.RELATIONS;
            Set<KnowledgeNode> next = new LinkedHashSet<>();
            found.forEach(told -> next.addAll(
                    List.of(told.relation().source(), told.relation().target())));
            next.removeAll(seen.keySet());
            Map<KnowledgeNode, Node> named = named(scope, next, distance);
            truncated |= seen.size() + named.size() > NODES;
            named.values().stream()
                    .limit(NODES - seen.size())
                    .forEach(node -> seen.put(new KnowledgeNode(node.nodeType(), node.nodeId()), node));
            found.stream()
                    .filter(told -> seen.containsKey(told.relation().source())
                            && seen.containsKey(told.relation().target()))
                    .limit(TenantGraph.RELATIONS)
                    .forEach(told -> relations.putIfAbsent(told.relation().relationId(), told));
            frontier = named.keySet();
        }
        Node self = seen.remove(root);
        return new Reply.Plain(new Neighbourhood(
                Objects.requireNonNull(self), List.copyOf(seen.values()), List.copyOf(relations.values()), truncated));
    }

    private List<Told> at(Scope scope, Collection<KnowledgeNode> nodes) {
        List<Told> all = new ArrayList<>();
        own.at(scope, nodes).forEach(relation -> all.add(new Told("tenant", relation)));
        nodes.stream()
                .flatMap(node -> library.at(node).stream())
                .forEach(relation -> all.add(new Told("global", relation)));
        return all;
    }

    /** Those of the nodes that the organization knows: its own, and the library's. */
    private Map<KnowledgeNode, Node> named(Scope scope, Collection<KnowledgeNode> nodes, int distance) {
        Map<KnowledgeNode, String> mine = own.titles(scope, nodes);
        Map<KnowledgeNode, Node> named = new LinkedHashMap<>();
        for (KnowledgeNode node : nodes) {
            if (mine.containsKey(node)) {
                named.put(node, new Node(node.type(), node.id(), "tenant", String.valueOf(mine.get(node)), distance));
            } else {
                library.title(node)
                        .ifPresent(
                                title -> named.put(node, new Node(node.type(), node.id(), "global", title, distance)));
            }
        }
        return named;
    }
}
