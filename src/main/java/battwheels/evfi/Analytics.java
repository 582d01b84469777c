package battwheels.evfi;

import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/** How an organization's failure knowledge stands: its own cards and events, counted. */
final class Analytics {
    private static final CollectionSpec COUNTS = CollectionSpec.named("evfi_counts");
    private static final int TOP = 5;
    private static final int RECENT = 10;

    private final Kernel kernel;
    private final TenantKnowledge own;
    private final EventLog log;

    Analytics(Kernel kernel, TenantKnowledge own) {
        this.kernel = kernel;
        this.own = own;
        this.log = kernel.log();
    }

    record Group(@JsonProperty("_id") String id, int count) {}

    record Performer(String failureId, String title, int usageCount, BigDecimal effectivenessScore) {}

    record Recent(String eventId, String eventType, String source, boolean processed, String timestamp) {}

    record Overview(
            long totalFailureCards,
            long approvedCards,
            long draftCards,
            long totalMatchesPerformed,
            List<Group> bySubsystem,
            List<Performer> topPerformingCards,
            List<Recent> recentEvents) {}

    /** Counts without waiting: a lost count is no harm. */
    void matched(Scope scope) {
        open(scope).upsert(id(scope), new JsonObject().put("$inc", new JsonObject().put("matches", 1L)));
    }

    Reply overview(Command command) {
        Scope scope = command.scope();
        return new Reply.Plain(new Overview(
                own.count(scope, new JsonObject()),
                own.count(scope, new JsonObject().put("status", "approved")),
                own.count(scope, new JsonObject().put("status", "draft")),
                open(scope)
                        .findOne(id(scope))
                        .await()
                        .map(row -> row.getLong("matches", 0L))
                        .orElse(0L),
                bySubsystem(scope),
                top(scope),
                recent(scope)));
    }

    private List<Group> bySubsystem(Scope scope) {
        JsonObject group =
                new JsonObject().put("_id", "$subsystem_category").put("count", new JsonObject().put("$sum", 1));
        JsonArray stages = new JsonArray()
                .add(new JsonObject().put("$group", group))
                .add(new JsonObject().put("$sort", new JsonObject().put("_id", 1)));
        return own.aggregate(scope, stages).stream()
                .map(row -> new Group(row.getString("_id"), row.getInteger("count")))
                .toList();
    }

    private List<Performer> top(Scope scope) {
        return own.mostUsed(scope, TOP).stream()
                .map(card -> new Performer(
                        card.failureId(),
                        card.title(),
                        card.metrics().usageCount(),
                        card.metrics().effectivenessScore()))
                .toList();
    }

    private List<Recent> recent(Scope scope) {
        JsonObject ours = new JsonObject().put("aggregatetype", "failure_card");
        Find latest =
                Find.where(ours).sortedBy(new JsonObject().put("sequence", -1)).limitedTo(RECENT);
        return log.find(scope, latest).stream()
                .map(event -> new Recent(
                        event.getString("id"), event.getString("type"), "evfi", true, event.getString("time")))
                .toList();
    }

    private TenantCollection open(Scope scope) {
        return kernel.stores().open(scope, COUNTS);
    }

    private static JsonObject id(Scope scope) {
        return new JsonObject().put("_id", scope.organization().value());
    }
}
