package battwheels.platform.people;

import battwheels.platform.json.WireJson;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Sign-ins: one document each, from login to logout. Blocking calls await. */
public final class Sessions {
    private static final int SCHEMA_VERSION = 1;

    /** The version a session keeps until it ends. */
    static final long VERSION = 0;

    private final Documents sessions;
    private final Duration life;
    private final InstantSource clock;

    /** @param life of the tokens: a session without any valid one left may be swept */
    public Sessions(PlatformStores stores, Duration life, InstantSource clock) {
        this.sessions = stores.open(PlatformCollection.SESSIONS);
        this.life = life;
        this.clock = clock;
    }

    /** Opens a session under this id; a retry of the same request meets the one it opened before. */
    public void open(String sessionId, String userId, String address) {
        Instant now = clock.instant();
        JsonObject session = new JsonObject()
                .put("_id", sessionId)
                .put("schema_version", SCHEMA_VERSION)
                .put("user_id", userId)
                .put("version", VERSION)
                .put("ended", false)
                .put("address", address)
                .put("created_at", WireJson.instant(now))
                .put("expires_at", WireJson.instant(now.plus(life)));
        try {
            sessions.insert(session).await();
        } catch (DuplicateKey opened) {
            // By an earlier try under the same idempotency key, which proved the same password.
        }
    }

    /** Deletes sessions of which no valid token can be left. */
    public void sweep() {
        JsonObject over = new JsonObject().put("$lt", WireJson.instant(clock.instant()));
        sessions.deleteMany(new JsonObject().put("expires_at", over)).await();
    }

    /** Ends a session and every token that names it. */
    public void end(String sessionId) {
        JsonObject ended = new JsonObject().put("ended", true).put("ended_at", WireJson.instant(clock.instant()));
        sessions.updateOne(new JsonObject().put("_id", sessionId), new JsonObject().put("$set", ended))
                .await();
    }
}
