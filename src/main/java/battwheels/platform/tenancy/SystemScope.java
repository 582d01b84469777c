package battwheels.platform.tenancy;

import battwheels.platform.store.Documents;
import battwheels.platform.store.Find;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How background work finds organizations: it yields organization ids and nothing else, page by page,
 * and a scope of the server itself in each one.
 */
public final class SystemScope {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonObject ID_ONLY = new JsonObject().put("_id", 1);

    private final Documents organizations;
    private final InstantSource clock;

    public SystemScope(PlatformStores stores, InstantSource clock) {
        this.organizations = stores.open(PlatformCollection.ORGANIZATIONS);
        this.clock = clock;
    }

    /**
     * The next ids in ascending order.
     *
     * @param after the last id of the page before; empty for the first page
     * @param most at most {@link Find#MAX}
     */
    public Future<List<OrganizationId>> organizations(Optional<OrganizationId> after, int most) {
        return ids(new JsonObject(), after, most);
    }

    /** As {@link #organizations}, but only those whose sign-up is not whole yet. */
    public Future<List<OrganizationId>> provisioning(Optional<OrganizationId> after, int most) {
        return ids(new JsonObject().put("status", "provisioning"), after, most);
    }

    private Future<List<OrganizationId>> ids(JsonObject filter, Optional<OrganizationId> after, int most) {
        after.ifPresent(last -> filter.put("_id", new JsonObject().put("$gt", last.value())));
        return organizations
                .find(Find.where(filter)
                        .sortedBy(new JsonObject().put("_id", 1))
                        .limitedTo(most)
                        .only(ID_ONLY))
                .map(rows -> rows.stream()
                        .map(row -> new OrganizationId(row.getString("_id")))
                        .toList());
    }

    /** The server's own scope in one organization, good for one step of background work. */
    public Scope enter(OrganizationId organization, String correlationId) {
        return new Scope(organization, Actor.SYSTEM, Grants.NONE, correlationId, Deadline.after(PATIENCE, clock));
    }
}
