package battwheels.webhooks;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.identity.FreshCache;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.plans.Feature;
import battwheels.platform.plans.Quota;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The endpoints of organizations, and which of them want what. Calls block. */
final class Endpoints {
    private static final CollectionSpec SPEC = CollectionSpec.named("webhooks");
    private static final Feature FEATURE = new Feature("integrations_webhooks");
    private static final AggregateType<Endpoint> TYPE =
            AggregateType.of("webhook", SPEC, Endpoint.class).secret("url", "sealed_secret", "previous_secret");

    private final AggregateStore<Endpoint> endpoints;
    private final TenantStores stores;
    private final Quota quota;
    private final InstantSource clock;
    private final FreshCache<OrganizationId, List<Listener>> listeners;

    /** Who wants which types of events. */
    record Listener(String webhookId, List<String> eventTypes) {}

    Endpoints(Kernel kernel) {
        this.endpoints = kernel.aggregates(TYPE);
        this.stores = kernel.stores();
        this.quota = kernel.quota();
        this.clock = kernel.clock();
        this.listeners = new FreshCache<>(kernel.clock());
    }

    Slice<Stored<Endpoint>> page(Scope scope, PageQuery page) {
        return endpoints.page(scope, new JsonObject(), page, "created_at");
    }

    long count(Scope scope) {
        return endpoints.count(scope, new JsonObject());
    }

    Stored<Endpoint> get(Scope scope, String webhookId) {
        return endpoints.get(scope, webhookId);
    }

    Optional<Endpoint> find(Scope scope, String webhookId) {
        return endpoints.find(scope, webhookId).map(Stored::state);
    }

    Stored<Endpoint> create(Command command, Endpoint wanted) {
        Stored<Endpoint> made = endpoints.create(
                command, wanted.webhookId(), wanted, WebhookEvents.told(WebhookEvents.CREATED, wanted));
        listeners.forget(command.scope().organization());
        return made;
    }

    Stored<Endpoint> change(Command command, String webhookId, Function<Endpoint, Change<Endpoint>> decide) {
        Stored<Endpoint> changed = endpoints.change(command, webhookId, decide);
        listeners.forget(command.scope().organization());
        return changed;
    }

    void delete(Command command, String webhookId) {
        endpoints.delete(
                command,
                webhookId,
                before -> new Change.To<>(before, WebhookEvents.told(WebhookEvents.DELETED, before)));
        listeners.forget(command.scope().organization());
    }

    /** Switches it off, and has those who look after it told why. */
    void switchOff(Command command, String webhookId, String reason) {
        change(command, webhookId, before -> {
            if (!before.isEnabled()) {
                return new Change.Keep<>();
            }
            List<EventDraft> told = WebhookEvents.switchedOff(before, reason);
            return new Change.To<>(before.disabled(reason, clock.instant()), told);
        });
    }

    /**
     * The endpoints that want events of this type, as they were at most a second ago: a new one may miss what happens in
     * its first second. Without the plan's feature nobody does.
     */
    List<String> wanting(Scope scope, String eventType) {
        List<String> wanting = listeners.get(scope.organization(), () -> enabled(scope)).await().stream()
                .filter(listener -> listener.eventTypes().contains(eventType))
                .map(Listener::webhookId)
                .toList();
        return wanting.isEmpty() || !included(scope) ? List.of() : wanting;
    }

    private boolean included(Scope scope) {
        return quota.plan(scope).filter(plan -> plan.has(FEATURE)).isPresent();
    }

    private Future<List<Listener>> enabled(Scope scope) {
        JsonObject listening = new JsonObject().put("status", "enabled").put("deleted", false);
        Find find = Find.where(listening).limitedTo(EndpointDesk.MOST).only(new JsonObject().put("event_types", 1));
        return stores.open(scope, SPEC)
                .find(find)
                .map(rows -> rows.stream()
                        .map(row -> new Listener(
                                row.getString("_id"),
                                row.getJsonArray("event_types").stream()
                                        .map(String::valueOf)
                                        .toList()))
                        .toList());
    }
}
