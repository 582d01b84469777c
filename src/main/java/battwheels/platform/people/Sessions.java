package battwheels.platform.people;

import battwheels.platform.json.WireJson;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sign-ins: one document each, from login to logout. Blocking calls await. */
public final class Sessions {
    /** As many as a user is shown, the latest first. */
    public static final int SHOWN = 100;

    private static final int SCHEMA_VERSION = 1;

    /** The version a session keeps until it ends. */
    static final long VERSION = 0;

    private static final JsonObject LATEST_FIRST =
            new JsonObject().put("created_at", -1).put("_id", -1);

    private final Documents sessions;
    private final Duration life;
    private final InstantSource clock;

    /** @param life of the tokens: a session without any valid one left may be swept */
    public Sessions(PlatformStores stores, Duration life, InstantSource clock) {
        this.sessions = stores.open(PlatformCollection.SESSIONS);
        this.life = life;
        this.clock = clock;
    }

    /**
     * A sign-in that is about to be opened.
     *
     * @param address from which the user came
     * @param device what a device was called when it asked, null for a sign-in of the user's own
     * @param secondFactor whether a code was proven besides the password
     */
    public record Opening(
            String sessionId,
            String userId,
            String address,
            @Nullable String device,
            boolean secondFactor) {}

    /**
     * Opens a session under this id.
     *
     * @return false when there is one already: opened by an earlier try of the same request, or by another
     */
    public boolean open(Opening opening) {
        Instant now = clock.instant();
        JsonObject session = new JsonObject()
                .put("_id", opening.sessionId())
                .put("schema_version", SCHEMA_VERSION)
                .put("user_id", opening.userId())
                .put("version", VERSION)
                .put("ended", false)
                .put("address", opening.address())
                .put("device", opening.device())
                .put("second_factor", opening.secondFactor())
                .put("created_at", WireJson.instant(now))
                .put("expires_at", WireJson.instant(now.plus(life)));
        try {
            sessions.insert(session).await();
            return true;
        } catch (DuplicateKey opened) {
            return false;
        }
    }

    /** The sign-ins of a user that are in force, the latest first; {@value #SHOWN} of them. */
    public List<OpenSession> of(String userId) {
        JsonObject inForce =
                running(userId).put("expires_at", new JsonObject().put("$gt", WireJson.instant(clock.instant())));
        return sessions.find(Find.where(inForce).sortedBy(LATEST_FIRST).limitedTo(SHOWN)).await().stream()
                .map(OpenSession::of)
                .toList();
    }

    /** Notes that the user has proven a code in this session. */
    public void passedSecondFactor(String sessionId) {
        set(id(sessionId), new JsonObject().put("second_factor", true));
    }

    /** Deletes sessions of which no valid token can be left. */
    public void sweep() {
        JsonObject over = new JsonObject().put("$lt", WireJson.instant(clock.instant()));
        sessions.deleteMany(new JsonObject().put("expires_at", over)).await();
    }

    /** Ends a session and every token that names it. */
    public void end(String sessionId) {
        set(id(sessionId), ended());
    }

    /** Ends this session of the user; false when the user has none of this id in force. */
    public boolean end(String userId, String sessionId) {
        return set(running(userId).put("_id", sessionId), ended()) == 1;
    }

    /** Ends every session of the user. */
    public void endAll(String userId) {
        sessions.updateMany(running(userId), new JsonObject().put("$set", ended()))
                .await();
    }

    /** Ends every session of the user but this one. */
    public void endOthers(String userId, String kept) {
        JsonObject others = running(userId).put("_id", new JsonObject().put("$ne", kept));
        sessions.updateMany(others, new JsonObject().put("$set", ended())).await();
    }

    private long set(JsonObject filter, JsonObject fields) {
        return sessions.updateOne(filter, new JsonObject().put("$set", fields)).await();
    }

    private JsonObject ended() {
        return new JsonObject().put("ended", true).put("ended_at", WireJson.instant(clock.instant()));
    }

    private static JsonObject running(String userId) {
        return new JsonObject().put("user_id", userId).put("ended", false);
    }

    private static JsonObject id(String sessionId) {
        return new JsonObject().put("_id", sessionId);
    }
}
