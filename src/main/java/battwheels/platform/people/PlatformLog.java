package battwheels.platform.people;

import battwheels.platform.json.DocumentJson;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import com.fasterxml.jackson.annotation.JsonProperty;
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
     */
    public record Deed(
            @JsonProperty("_id") String id,
            String type,
            String time,
            @Nullable String organization,
            String actorId,
            String address,
            String correlationId) {}

    /** Writes it down, unless it is there already; awaits. */
    public void record(Deed deed) {
        try {
            entries.insert(DocumentJson.document(deed).put("schema_version", 1)).await();
        } catch (DuplicateKey told) {
            // Told before.
        }
    }
}
