package battwheels.platform.outbox;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Idempotency;
import battwheels.platform.bus.Principal;
import battwheels.platform.bus.Query;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** What another domain does when it hears of an event. At least once per event: idempotent by event id. */
@FunctionalInterface
public interface Reaction {
    /** @param event the CloudEvents envelope with its {@code data}; runs on a virtual thread */
    void on(Scope scope, JsonObject event);

    /**
     * The change an event asks for, as a command: in the name of who caused the event, and keyed by the event's id, so
     * that {@link AggregateStore#change} makes it once.
     *
     * @param name what the audit log calls the change
     */
    static Command command(Scope scope, JsonObject event, String name) {
        JsonObject audit = event.getJsonObject("audit");
        Actor cause = new Actor(event.getString("actorid"), audit.getString("actor_name"), audit.getString("address"));
        String eventId = event.getString("id");
        return new Command(
                name,
                Optional.of(scope),
                new Principal(cause, "", false),
                Map.of(),
                Query.EMPTY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Idempotency(Optional.of(eventId), "", eventId, true, false),
                event.getString("correlationid"),
                scope.deadline());
    }
}
