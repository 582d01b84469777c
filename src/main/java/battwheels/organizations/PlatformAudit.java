package battwheels.organizations;

import battwheels.platform.outbox.Relay;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The platform's own audit log of what platform admins did to organizations. Filled from the organizations' events, so
 * that no crash separates the deed from its entry; each event is in it once, under its own id.
 */
final class PlatformAudit {
    private static final List<String> TOLD =
            List.of(OrganizationEvents.SUSPENDED, OrganizationEvents.ACTIVATED, OrganizationEvents.PARENT_CHANGED);

    private final Documents entries;

    PlatformAudit(PlatformStores platform) {
        this.entries = platform.open(PlatformCollection.PLATFORM_AUDIT);
    }

    void listen(Relay relay) {
        TOLD.forEach(type -> relay.subscribe(type, this::record));
    }

    private void record(Scope scope, JsonObject event) {
        JsonObject entry = new JsonObject()
                .put("_id", event.getString("id"))
                .put("schema_version", 1)
                .put("type", event.getString("type"))
                .put("time", event.getString("time"))
                .put("organization", scope.organization().value())
                .put("actor_id", event.getString("actorid"))
                .put("correlation_id", event.getString("correlationid"))
                .put("audit", event.getJsonObject("audit"));
        try {
            entries.insert(entry).await();
        } catch (DuplicateKey told) {
            // Delivered before.
        }
    }
}
