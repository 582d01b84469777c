package battwheels.platform.people;

import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.identity.UserCodes;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.json.WireJson;
import battwheels.platform.people.DeviceGrant.Status;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Where devices that wait to be let in are kept. Every step is one conditional write. Blocking calls await. */
public final class DeviceGrants {
    public static final Duration LIFE = Duration.ofMinutes(10);
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /** By so much longer must a device wait that asked too early (RFC 8628, section 3.5). */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private static final int TRIES = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Documents grants;
    private final InstantSource clock;

    public DeviceGrants(PlatformStores stores, InstantSource clock) {
        this.grants = stores.open(PlatformCollection.DEVICE_GRANTS);
        this.clock = clock;
    }

    /** Both codes, once. */
    public record Started(String deviceCode, String userCode) {
        @Override
        public String toString() {
            return "Started[***]";
        }
    }

    /** @param id of the grant, fresh */
    public Started start(String id, String device, String address) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            OneTimeToken secret = OneTimeToken.issue(Optional.empty(), id, RANDOM);
            String userCode = UserCodes.make();
            DeviceGrant grant = new DeviceGrant(
                    id,
                    1,
                    secret.hash(),
                    UserCodes.hash(userCode),
                    device,
                    address,
                    Status.PENDING,
                    INTERVAL.toSeconds(),
                    0,
                    null,
                    0,
                    null,
                    clock.instant().plus(LIFE));
            try {
                grants.insert(DocumentJson.document(grant)).await();
                return new Started(secret.text(), userCode);
            } catch (DuplicateKey taken) {
                // Another device has this code at the moment.
            }
        }
        throw new IllegalStateException("no user code left");
    }

    /** The grant of this device code; empty when there never was one or it was swept. */
    Optional<DeviceGrant> find(OneTimeToken deviceCode) {
        return grants.findOne(id(deviceCode.id()))
                .await()
                .map(DeviceGrants::read)
                .filter(grant -> deviceCode.matches(grant.secretHash()));
    }

    /** Takes the device's turn to ask; false when it is too early, and then the wait becomes longer. */
    boolean takeTurn(DeviceGrant grant) {
        long now = clock.millis();
        JsonObject due = id(grant.grantId()).put("next_poll_ms", new JsonObject().put("$lte", now));
        long next = now + Duration.ofSeconds(grant.intervalS()).toMillis();
        if (set(due, new JsonObject().put("next_poll_ms", next))) {
            return true;
        }
        Duration slower = Duration.ofSeconds(grant.intervalS()).plus(SLOWER);
        set(
                id(grant.grantId()),
                new JsonObject().put("interval_s", slower.toSeconds()).put("next_poll_ms", now + slower.toMillis()));
        return false;
    }

    /** The grant that waits under this code, however it was typed. */
    public Optional<DeviceGrant> waiting(String userCode) {
        return grants.findOne(new JsonObject().put("user_code", UserCodes.hash(userCode)))
                .await()
                .map(DeviceGrants::read)
                .filter(grant -> grant.isOpen(clock.instant()));
    }

    /** False when others decided, or its time was over. */
    public boolean approve(DeviceGrant grant, User user, OrganizationId organization) {
        return decide(
                grant,
                new JsonObject()
                        .put("status", "approved")
                        .put("user_id", user.userId())
                        .put("token_version", user.tokenVersion())
                        .put("organization", organization.value()));
    }

    public boolean deny(DeviceGrant grant) {
        return decide(grant, new JsonObject().put("status", "denied"));
    }

    /** Lets the device in once; false when it was. */
    boolean use(DeviceGrant grant) {
        return set(id(grant.grantId()).put("status", "approved"), new JsonObject().put("status", "used"));
    }

    /** Deletes what can grant nothing any more. */
    public void sweep() {
        JsonObject over =
                new JsonObject().put("$lt", WireJson.instant(clock.instant().minus(LIFE)));
        grants.deleteMany(new JsonObject().put("expires_at", over)).await();
    }

    boolean isOver(DeviceGrant grant) {
        return !clock.instant().isBefore(grant.expiresAt());
    }

    private boolean decide(DeviceGrant grant, JsonObject fields) {
        JsonObject open = id(grant.grantId())
                .put("status", "pending")
                .put("expires_at", new JsonObject().put("$gt", WireJson.instant(clock.instant())));
        return set(open, fields);
    }

    private boolean set(JsonObject filter, JsonObject fields) {
        return grants.updateOne(filter, new JsonObject().put("$set", fields)).await() == 1;
    }

    private static JsonObject id(String grantId) {
        return new JsonObject().put("_id", grantId);
    }

    private static DeviceGrant read(JsonObject document) {
        return DocumentJson.read(document, DeviceGrant.class);
    }
}
