package battwheels.platform.flags;

import battwheels.platform.identity.FreshCache;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The flags there are, read at most a second ago. Never blocks. */
public final class Flags {
    /** As many as there may be. */
    public static final int MOST = 200;

    private static final String ALL = "all";
    private static final JsonObject BY_KEY = new JsonObject().put("_id", 1);

    private final Documents flags;
    private final FreshCache<String, Map<String, Flag>> known;

    public Flags(PlatformStores stores, InstantSource clock) {
        this.flags = stores.open(PlatformCollection.FLAGS);
        this.known = new FreshCache<>(clock);
    }

    /** Whether a flag is on for an organization; one that nobody set is off. */
    public Future<Boolean> isOn(OrganizationId organization, String key) {
        return known.get(ALL, this::all).map(all -> all.get(key) instanceof Flag flag && flag.isOn(organization));
    }

    /** All flags by key, as stored now. */
    public Future<Map<String, Flag>> all() {
        return flags.find(Find.where(new JsonObject()).sortedBy(BY_KEY).limitedTo(MOST))
                .map(rows -> {
                    Map<String, Flag> byKey = new LinkedHashMap<>();
                    rows.forEach(row -> byKey.put(row.getString("_id"), DocumentJson.read(row, Flag.class)));
                    return byKey;
                });
    }

    /** Stores a flag in place of the version before it; false when that is not the one there. */
    public Future<Boolean> put(Flag flag) {
        JsonObject document = DocumentJson.document(flag).put("schema_version", 1);
        known.forget(ALL);
        if (flag.version() == 1) {
            return flags.insert(document)
                    .map(true)
                    .recover(taken ->
                            taken instanceof DuplicateKey ? Future.succeededFuture(false) : Future.failedFuture(taken));
        }
        JsonObject before = new JsonObject().put("_id", flag.key()).put("version", flag.version() - 1);
        return flags.findOneAndReplace(before, document).map(replaced -> replaced.isPresent());
    }

    /** False when there is none of that key. */
    public Future<Boolean> delete(String key) {
        known.forget(ALL);
        return flags.deleteOne(new JsonObject().put("_id", key)).map(gone -> gone == 1);
    }
}
