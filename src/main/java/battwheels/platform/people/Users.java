package battwheels.platform.people;

import battwheels.platform.json.DocumentJson;
import battwheels.platform.json.WireJson;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The accounts of all people. Blocking calls await; use it on a virtual thread. */
public final class Users {
    private static final JsonObject ONE_VERSION_ON =
            new JsonObject().put("$inc", new JsonObject().put("token_version", 1L));

    private final Documents users;
    private final InstantSource clock;

    public Users(PlatformStores stores, InstantSource clock) {
        this.clock = clock;
        this.users = stores.open(PlatformCollection.USERS);
    }

    public Optional<User> find(String userId) {
        return users.findOne(id(userId)).await().map(Users::read);
    }

    /** @param email folded */
    public Optional<User> findByEmail(String email) {
        return users.findOne(new JsonObject().put("email", email)).await().map(Users::read);
    }

    /** Those of these ids that exist, in no particular order. */
    public List<User> all(Collection<String> userIds) {
        JsonArray ids = new JsonArray(List.copyOf(userIds));
        Find find = Find.where(new JsonObject().put("_id", new JsonObject().put("$in", ids)));
        return ids.isEmpty()
                ? List.of()
                : users.find(find).await().stream().map(Users::read).toList();
    }

    /**
     * Adds the account; the unique e-mail decides. One that is there under the same id was made by an earlier try of
     * the same request, and counts as added.
     *
     * @return false when the e-mail belongs to another account
     */
    public boolean add(User user) {
        try {
            users.insert(DocumentJson.document(user)).await();
            return true;
        } catch (DuplicateKey taken) {
            return find(user.userId())
                    .filter(mine -> mine.email().equals(user.email()))
                    .isPresent();
        }
    }

    /** Notes a password reset that is about to be mailed; it takes the place of an earlier one. */
    public void expectReset(String userId, ResetLink reset) {
        update(userId, new JsonObject().put("reset", DocumentJson.document(reset)));
    }

    /**
     * Notes a link that is about to be mailed to prove the address.
     *
     * @return false when another was noted since the user was read
     */
    public boolean expectVerification(User user, VerificationLink link) {
        JsonObject unchanged = id(user.userId())
                .put(
                        "verification.sent_at",
                        user.verification() == null
                                ? null
                                : WireJson.instant(user.verification().sentAt()));
        return users.updateOne(unchanged, set(new JsonObject().put("verification", DocumentJson.document(link))))
                        .await()
                == 1;
    }

    /** Takes the address for proven by the link of this hash, which is used up by it. False when it does not work. */
    public boolean verifyEmail(String userId, String tokenHash) {
        JsonObject pending = id(userId)
                .put("verification.hash", tokenHash)
                .put("verification.expires_at", new JsonObject().put("$gt", now()));
        JsonObject proven = new JsonObject().put("email_verified", true).putNull("verification");
        return users.updateOne(pending, set(proven)).await() == 1;
    }

    /** Locks or unlocks the account, and revokes every token given before. */
    public Optional<User> setLocked(String userId, boolean locked) {
        JsonObject before = id(userId).put("status", locked ? "active" : "locked");
        JsonObject update = set(new JsonObject().put("status", locked ? "locked" : "active"))
                .mergeIn(ONE_VERSION_ON);
        return users.findOneAndUpdate(before, update).await().map(Users::read);
    }

    /** Revokes every token of the user. */
    public void revokeTokens(String userId) {
        users.updateOne(id(userId), set(new JsonObject()).mergeIn(ONE_VERSION_ON))
                .await();
    }

    /** Replaces the password by its reset, which is used up by it, and revokes every token. Empty when it does not work. */
    public Optional<User> reset(String userId, String tokenHash, String passwordHash) {
        JsonObject pending = id(userId)
                .put("status", "active")
                .put("reset.hash", tokenHash)
                .put("reset.expires_at", new JsonObject().put("$gt", now()));
        return replacePassword(pending, passwordHash, new JsonObject().put("email_verified", true));
    }

    /** Replaces the password and revokes every token. Empty when another was faster. */
    public Optional<User> changePassword(User user, String passwordHash) {
        JsonObject unchanged = id(user.userId()).put("token_version", user.tokenVersion());
        return replacePassword(unchanged, passwordHash, new JsonObject());
    }

    /** Stores the same password under today's parameters, unless it was changed meanwhile. */
    void rehash(User user, String passwordHash) {
        JsonObject unchanged = id(user.userId()).put("password_hash", user.passwordHash());
        users.updateOne(unchanged, set(new JsonObject().put("password_hash", passwordHash)))
                .await();
    }

    /** Makes the user administer the platform; false when they do already. */
    public boolean makePlatformAdmin(String userId) {
        JsonObject ordinary = id(userId).put("is_platform_admin", false);
        JsonObject admin = new JsonObject().put("is_platform_admin", true).put("email_verified", true);
        return users.updateOne(ordinary, set(admin)).await() == 1;
    }

    private Optional<User> replacePassword(JsonObject filter, String passwordHash, JsonObject more) {
        JsonObject fields = more.put("password_hash", passwordHash).putNull("reset");
        JsonObject update = set(fields).mergeIn(ONE_VERSION_ON);
        return users.findOneAndUpdate(filter, update).await().map(Users::read);
    }

    private void update(String userId, JsonObject fields) {
        users.updateOne(id(userId), set(fields)).await();
    }

    private JsonObject set(JsonObject fields) {
        return new JsonObject().put("$set", fields.put("updated_at", now()));
    }

    private String now() {
        return WireJson.instant(clock.instant());
    }

    static JsonObject id(String userId) {
        return new JsonObject().put("_id", userId);
    }

    static User read(JsonObject document) {
        return DocumentJson.read(document, User.class);
    }
}
