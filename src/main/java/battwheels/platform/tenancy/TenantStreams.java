package battwheels.platform.tenancy;

import battwheels.platform.store.StreamEntry;
import battwheels.platform.store.Streams;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The way to streams: every stream that comes out of here is bound to a scope's organization. */
public final class TenantStreams {
    private final Streams streams;

    public TenantStreams(Streams streams) {
        this.streams = streams;
    }

    /** The stream of the scope's organization. */
    public TenantStream open(Scope scope, StreamName name) {
        return new TenantStream(streams, name.key(scope.organization()));
    }

    /**
     * Waits for entries in the same stream of several organizations at once, on a connection of its own.
     *
     * @param after for each organization the id after which it is waited for
     * @return what came, by organization; empty when nothing came in time
     */
    public Future<Map<OrganizationId, List<StreamEntry>>> await(
            StreamName name, Map<OrganizationId, String> after, int most, Duration wait) {
        Map<String, OrganizationId> organizations = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        after.forEach((organization, id) -> {
            organizations.put(name.key(organization), organization);
            ids.put(name.key(organization), id);
        });
        return streams.awaitEntries(ids, most, wait).map(found -> {
            Map<OrganizationId, List<StreamEntry>> entries = new HashMap<>();
            organizations.forEach((key, organization) -> {
                if (found.containsKey(key)) {
                    entries.put(organization, found.get(key));
                }
            });
            return entries;
        });
    }
}
