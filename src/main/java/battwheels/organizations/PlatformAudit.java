package battwheels.organizations;

import battwheels.platform.people.PlatformLog;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Tells the platform's log what platform admins did to organizations. It hears it from the organizations' own events, so
 * that no crash separates the deed from its entry.
 */
final class PlatformAudit {
    private static final List<String> TOLD = List.of(
            OrganizationEvents.SUSPENDED,
            OrganizationEvents.ACTIVATED,
            OrganizationEvents.PLAN_CHANGED,
            OrganizationEvents.PARENT_CHANGED);

    private final PlatformLog log;

    PlatformAudit(PlatformLog log) {
        this.log = log;
    }

    /** Once per event: the deed is recorded under the event's id. */
    Subscription subscription() {
        Subscription told = Subscription.of("organizations", "platform_audit").repeatable();
        for (String type : TOLD) {
            told = told.on(type, this::record);
        }
        return told;
    }

    private void record(Scope scope, JsonObject event) {
        log.record(new PlatformLog.Deed(
                event.getString("id"),
                event.getString("type"),
                event.getString("time"),
                scope.organization().value(),
                event.getString("actorid"),
                event.getJsonObject("audit").getString("address"),
                event.getString("correlationid"),
                event.getJsonObject("data").getMap()));
    }
}
