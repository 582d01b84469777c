package battwheels.platform.streams;

import static battwheels.fixtures.TestDocuments.onVirtualThread;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;

/** A parked delivery in a running server's documents: what a handler's bug leaves, which no request can bring about. */
public final class ParkedFixture {
    private static final Clock CLOCK = Clock.systemUTC();

    private ParkedFixture() {}

    /**
     * Parks the latest event of the type for the timeline of tickets.
     *
     * @return the delivery's id
     */
    public static String park(TenantStores stores, String organizationId, String eventType) {
        Scope scope = new Scope(
                new OrganizationId(organizationId),
                Actor.SYSTEM,
                Grants.NONE,
                "test",
                Deadline.after(Duration.ofMinutes(1), CLOCK));
        Subscription timeline = Subscription.of("tickets", "ticket_timeline");
        try {
            return onVirtualThread(() -> {
                JsonObject event = latest(stores, scope, eventType);
                new Deliveries(stores, CLOCK)
                        .record(scope, timeline, event, DeliveryState.PARKED, 0, "IllegalStateException");
                return "dlv_ticket_timeline_" + event.getString("id");
            });
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JsonObject latest(TenantStores stores, Scope scope, String eventType) {
        return new EventLog(stores)
                .find(
                        scope,
                        Find.where(new JsonObject().put("type", eventType))
                                .sortedBy(new JsonObject().put("sequence", -1))
                                .limitedTo(1))
                .getFirst();
    }
}
