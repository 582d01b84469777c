package battwheels.platform.people;

import battwheels.platform.json.DocumentJson;
import battwheels.platform.outbox.Keyset;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform's own audit log: what was done to the platform, or to an organization from outside. Append-only. */
public final class PlatformLog {
    private final Documents entries;

    public PlatformLog(PlatformStores stores) {
        this.entries = stores.open(PlatformCollection.PLATFORM_AUDIT);
    }

    /**
     * One deed.
     *
     * @param id of the event or request that tells of it: under one id it is in the log once
     * @param time ISO-8601, UTC
     * @param organization whom it was done to, null when to no single one
     * @param details what was before and after, null where nothing is told of it
     */
    public record Deed(
            @JsonProperty("_id") String id,
            String type,
            String time,
            @Nullable String organization,
            String actorId,
            String address,
            String correlationId,
            @Nullable Map<String, Object> details) {
        public Deed(
                String id,
                String type,
                String time,
                @Nullable String organization,
                String actorId,
                String address,
                String correlationId) {
            this(id, type, time, organization, actorId, address, correlationId, null);
        }
    }

    /**
     * A deed as it is shown.
     *
     * @param organizationId whom it was done to, null when to no single one
     * @param details what was before and after, where that is told
     */
    public record Entry(
            String entryId,
            String type,
            Instant time,
            @Nullable String organizationId,
            String actorId,
            String address,
            String correlationId,
            @Nullable Map<String, Object> details) {
        private static Entry of(JsonObject row) {
            Deed deed = DocumentJson.read(row, Deed.class);
            return new Entry(
                    deed.id(),
                    deed.type(),
                    Instant.parse(deed.time()),
                    deed.organization(),
                    deed.actorId(),
                    deed.address(),
                    deed.correlationId(),
                    deed.details());
        }
    }

    /** One page of the log, ordered by time; awaits. */
    public Slice<Entry> page(PageQuery page) {
        Find find = Keyset.page(new JsonObject(), page, "time");
        Future<Long> total = entries.count(new JsonObject());
        return Keyset.slice(page, entries.find(find).await(), total.await(), "time")
                .map(Entry::of);
    }

    /** Writes it down, unless it is there already; awaits. */
    public void record(Deed deed) {
        try {
            entries.insert(DocumentJson.document(deed).put("schema_version", 1)).await();
        } catch (DuplicateKey told) {
            // Told before.
        }
    }
}
