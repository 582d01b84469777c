package battwheels.platform.outbox;

import battwheels.platform.bus.Command;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * An event as it waits inside the document it tells of: CloudEvents 1.0 attributes plus organization, actor,
 * correlation, causation and aggregate. It carries no sequence: the relay gives that (design rule 12).
 */
final class OutboxEntry {
    private OutboxEntry() {}

    static JsonObject of(
            Command command,
            Instant now,
            String type,
            JsonObject data,
            String aggregateType,
            String aggregateId,
            long aggregateVersion,
            JsonArray changes) {
        String id = "evt_" + UuidCreator.getTimeOrderedEpochPlus1().toString().replace("-", "");
        return new JsonObject()
                .put("specversion", "1.0")
                .put("id", id)
                .put("type", type)
                .put("source", "/" + aggregateType)
                .put("time", Times.text(now))
                .put("subject", aggregateId)
                .put("data", data)
                .put("organizationid", command.scope().organization().value())
                .put("actorid", command.principal().actor().id())
                .put("correlationid", command.correlationId())
                .put("causationid", command.correlationId())
                .put("aggregatetype", aggregateType)
                .put("aggregateid", aggregateId)
                .put("aggregateversion", aggregateVersion)
                .put("audit", audit(command, changes));
    }

    private static JsonObject audit(Command command, JsonArray changes) {
        return new JsonObject()
                .put("action", command.operationId())
                .put("actor_name", command.principal().actor().name())
                .put("address", command.principal().actor().address())
                .put("changes", changes);
    }
}
