package battwheels.audit;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Keyset;
import battwheels.platform.outbox.Times;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.store.Find;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Reads the audit log. */
public final class AuditVerticle extends DomainVerticle {
    private static final String SEQUENCE = "sequence";

    /** Query parameters and the fields of the log they equal. */
    private static final Map<String, String> EQUAL = Map.of(
            "actor_id", "actorid",
            "action", "audit.action",
            "event_type", "type",
            "entity_type", "aggregatetype",
            "entity_id", "aggregateid");

    private final Kernel kernel;
    private final EventLog log;

    public AuditVerticle(Kernel kernel) {
        super("audit", kernel.channels(), kernel.idempotent());
        this.kernel = kernel;
        this.log = kernel.log();
    }

    @Override
    protected void bind(Operations on) {
        on.on("listAuditLogs", this::list).on("listAuditLogsOfEntity", this::ofEntity);
    }

    private Reply list(Command command) {
        return page(command, filter(command.query()));
    }

    private Reply ofEntity(Command command) {
        return page(
                command,
                filter(command.query())
                        .put("aggregatetype", command.path("entity_type"))
                        .put("aggregateid", command.path("entity_id")));
    }

    /** One's own change is in the log before one can ask for it: what is on its way there is waited for. */
    private Reply page(Command command, JsonObject filter) {
        kernel.relay().catchUp(command.scope());
        PageQuery page = command.page();
        Find find = Keyset.page(filter, page, SEQUENCE);
        List<JsonObject> rows = log.find(command.scope(), find);
        long total = log.count(command.scope(), filter);
        return new Reply.Listing(Keyset.slice(page, rows, total, SEQUENCE).map(AuditEntry::of));
    }

    private static JsonObject filter(Query query) {
        JsonObject filter = new JsonObject();
        EQUAL.forEach((parameter, field) -> query.text(parameter).ifPresent(value -> filter.put(field, value)));
        JsonObject time = new JsonObject();
        query.instant("from").ifPresent(start -> time.put("$gte", Times.text(start)));
        query.instant("to").ifPresent(end -> time.put("$lt", Times.text(end)));
        return time.isEmpty() ? filter : filter.put("time", time);
    }
}
